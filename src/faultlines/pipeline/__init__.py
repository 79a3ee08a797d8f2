"""The whole path: lines and files in, readings and relations out, into a case or not.

`case_reading` is imported by its own name: it brings the case with it, which the others do without.

Must not: know the command line, or how a reading comes about.
"""

from faultlines.pipeline.extraction import Answer, extract_lines, read_line
from faultlines.pipeline.readers import Reader
from faultlines.pipeline.relation import relate_line, relate_lines

__all__ = ["Answer", "Reader", "extract_lines", "read_line", "relate_line", "relate_lines"]
