"""The ministry's ranking of village enterprises: what the books answer, and what people do.

Source: Permendesa PDTT 3/2021 article 22; Kepmendesa PDTT 145/2022. Its classes and its seven
aspects are known from secondary sources; the weights of aspects and indicators are not, so
they are a dated table that every enterprise can set by its own paper.

* ``aspects``: a catalogue, one module an aspect with its indicators
* ``sheet.rank``: the sheet of a year: what is met, what is missing, what would lift the class
* ``bumdes.actions.ranking``: answers of people, and weights
"""
