"""One analysed text to one reading: actors, speech, and the seven kinds of claim.

Must not: read files, know other reports, or load the language model by itself.
"""

from faultlines.reader.reading import read_report

__all__ = ["read_report"]
