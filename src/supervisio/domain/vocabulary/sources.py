"""Where the words come from, as a code's ``source`` names it; the full reference stands beside each."""

from __future__ import annotations

OWN_WORD = "supervisio"
"""The library's own word."""

FIELD_TERM = "common term of the field"
"""A word that clinicians use everywhere, with a definition of our own and no single source claimed."""

# American Psychological Association, Ethical Principles of Psychologists and Code of Conduct (2002, 2010, 2017).
APA_3_05 = "APA 3.05"
APA_10_05 = "APA 10.05"
APA_10_06 = "APA 10.06"
APA_10_08 = "APA 10.08"

# California Business and Professions Code, where consultation never counts as supervision.
CALIFORNIA_4999_46_1_B = "California BPC 4999.46.1(b)"

# M. C. Gottlieb, Avoiding exploitive dual relationships: a decision-making model, Psychotherapy 30 (1993), pages 41
# to 48.
GOTTLIEB = "Gottlieb 1993"

# T. G. Gutheil and G. O. Gabbard, The concept of boundaries in clinical practice: theoretical and risk-management
# dimensions, American Journal of Psychiatry 150 (1993), pages 188 to 196.
GUTHEIL_GABBARD = "Gutheil & Gabbard 1993"
IN_DOMAIN_OF_GUTHEIL_GABBARD = "supervisio; domain after Gutheil & Gabbard 1993"

# HL7 FHIR, the status of resource Task. Where our word is another one, brackets say which of theirs it maps on.
FHIR_TASK = "HL7 FHIR Task"

# K. S. Kitchener, Dual role relationships: what makes them so problematic?, Journal of Counseling and Development 67
# (1988), pages 217 to 221.
KITCHENER = "Kitchener 1988"

# K. S. Pope and P. Keith-Spiegel, A practical approach to boundaries in psychotherapy: making decisions, bypassing
# blunders, and mending fences, Journal of Clinical Psychology 64 (2008), pages 638 to 652.
POPE_KEITH_SPIEGEL = "Pope & Keith-Spiegel 2008"

# F. G. Reamer, Tangled Relationships: Managing Boundary Issues in the Human Services (Columbia University Press, 2001).
REAMER = "Reamer 2001"

# J. N. Younggren and M. C. Gottlieb, Managing risk when contemplating multiple relationships, Professional Psychology:
# Research and Practice 35 (2004), pages 255 to 260.
YOUNGGREN_GOTTLIEB = "Younggren & Gottlieb 2004"
