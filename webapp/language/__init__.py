"""A second language: English beside Indonesian, in which everything is written.

Templates, scripts and sentences stay Indonesian. What they say is collected into the catalogues
in ``en/``; a page in English is made of the same templates, translated while they are read
(``pages``), and the words of the program that are put into them go through ``t`` (``saying``).
What people wrote, amounts, and papers stay as they are: amounts are Indonesian in every
language, so that ``1.500`` never means two things.
"""
