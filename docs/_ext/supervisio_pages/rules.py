"""The page of the rules: what each body says, where that stands, and how far it was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio import rules
from supervisio_pages.text import code, listed, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from supervisio.rules import Body, Rule


def page() -> str:
    """Return all that ship with the library."""
    shipped = rules.shipped()
    return "\n\n".join((_off(shipped), *(part for body in shipped.bodies for part in _told(body, shipped))))


def _off(shipped: rules.Rules) -> str:
    bodies = "\n".join(f"- {plain(body.name)} ({code(body.code)})" for body in shipped.bodies if body.off)
    its = "\n".join(f"- {plain(rule.citation)} ({code(rule.id)}): {plain(rule.says)}" for rule in shipped.off)
    return f"## What is switched off\n\nRules that nobody has verified:\n\n{its}\n\nBodies without rules:\n\n{bodies}"


def _told(body: Body, shipped: rules.Rules) -> Iterator[str]:
    its = [rule for rule in (*shipped.rules, *shipped.off) if rule.body == body.code]
    if not its:
        return
    yield f"## {plain(body.name)}"
    facts = {
        "also called": ", ".join(map(plain, body.names)),
        "where": plain(body.jurisdiction or ""),
        "professions told apart": ", ".join(map(plain, body.professions)),
        "source": plain(body.source),
    }
    yield "\n".join(f"- {what}: {told}" for what, told in facts.items() if told)
    yield table(
        ("rule", "what it says", "effect", "how well known"),
        ((_cited(rule), _says(rule), _effect(rule), _known(rule)) for rule in its),
    )


def _cited(rule: Rule) -> str:
    return f"**{plain(rule.citation)}**<br>{plain(rule.edition)}<br>{code(rule.id)}"


def _says(rule: Rule) -> str:
    parts = [
        f"{plain(rule.says)}.",
        _several("Needed all the same", rule.requires),
        _several("To be looked at", rule.factors),
        _several("Accepting bars", rule.bars),
        f"For {', '.join(map(plain, rule.professions))}." if rule.professions else "",
    ]
    return "<br>".join(filter(None, parts))


def _several(what: str, told: tuple[str, ...]) -> str:
    return f"*{what}:* {'; '.join(map(plain, told))}." if told else ""


def _effect(rule: Rule) -> str:
    parts = [
        code(rule.effect),
        _interval(rule),
        "" if rule.amount is None else f"above {rule.amount} {rule.currency or ''}".rstrip(),
        "" if rule.about == "relationship" else "on whom to treat",
        f"{rule.relationship.replace('_', ' ')}{'' if rule.subjects is None else ': ' + listed(rule.subjects)}",
        f"client: {', '.join(rule.client_status)}" if rule.about == "relationship" else "",
        f"toward: {', '.join(rule.toward).replace('_', ' ')}" if rule.toward != ("client",) else "",
    ]
    return "<br>".join(filter(None, parts))


def _interval(rule: Rule) -> str:
    if rule.interval is None or rule.counted_from is None:
        return ""
    years = f"{rule.interval} {'year' if rule.interval == 1 else 'years'}"
    again = "; a professional contact begins it anew" if rule.restarts_on_contact else ""
    then = f"; then {code(rule.then)}" if rule.then else ""
    return f"{years} from the {rule.counted_from.label.lower()}{again}{then}"


def _known(rule: Rule) -> str:
    parts = [
        f"**{plain(rule.confidence.label)}**{', switched off' if rule.off else ''}",
        f"verified on {_day(rule.verified_on)}" if rule.verified_on else "",
        f"in force from {_day(rule.effective_from)}" if rule.effective_from else "",
        f"until {_day(rule.effective_to)}" if rule.effective_to else "",
    ]
    return "<br>".join(filter(None, parts))


def _day(day: date) -> str:
    return f'<span class="day">{day}</span>'
