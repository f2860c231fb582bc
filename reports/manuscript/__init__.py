"""Manuscripts: reports as documents of a word processor, for people who must write on."""
