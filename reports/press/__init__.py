"""The press: what makes PDF of a page, in a process of its own with limits.

What is printed comes from people: a page that is too large, or that finds a fault in a library
of the printer, takes its process down and nothing else. The process stays warm for the next
page; it knows neither the books nor the database.
"""
