"""`faultlines settings`: every setting, its value, and what it does."""

import sys

from faultlines.cli import options


def settings(as_json: options.JSON = False) -> None:
    """List the settings; each is an environment variable."""
    import json

    from faultlines.settings import SETTINGS, text_setting
    from faultlines.views.text import safe

    if as_json:
        listed = [
            {
                "variable": one.variable,
                "value": text_setting(one.name),
                "default": one.default,
                "help": one.help,
            }
            for one in SETTINGS
        ]
        sys.stdout.write(json.dumps(listed, indent=1) + "\n")
        return
    for one in SETTINGS:
        value = safe(text_setting(one.name)) or "(not set)"
        sys.stdout.write(f"{one.variable} = {value}\n    {one.help}\n")
