"""How fast, how soon, how big: measurements anybody can repeat.

    python -m benchmarks.speed    words a second, and beside a bare pass of the network
    python -m benchmarks.start    from the command to the help and to a first reading; memory
    python -m benchmarks.size     what an installation takes on disk

Each prints a table and, as its last line, the same figures as one JSON object.
"""
