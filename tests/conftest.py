"""Shared by all tests; its place puts `factory` within their reach."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Jobs in the background are started so, and what they start would not know Ctrl-C either.
    signal.signal(signal.SIGINT, signal.default_int_handler)
