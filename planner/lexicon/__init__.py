"""The words of each language and what they mean in music, as tables.

Every table maps a meaning to its words, separated by ``|``: Chinese (simplified; traditional forms are folded
into them before the look-up) and English in lower case. A trailing plural *s* is understood.
"""
