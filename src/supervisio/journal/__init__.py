"""
The journal: what is written beside every change, and how it is shown later that nothing else was changed.

`chain` makes the digests and MACs that a call writes, from the bytes of `canonical` and `arguments`; `verify` reads
them back and tells, in the words of `findings`, what does not fit.
"""
