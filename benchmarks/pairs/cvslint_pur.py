"""cvslint as it runs where no parser in C is installed.

python cvslint_pur.py check …
"""

from __future__ import annotations

import sys

for module in ("_ruamel_yaml", "_ruamel_yaml_clibz"):
    sys.modules[module] = None  # type: ignore[assignment]

from cvslint.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
