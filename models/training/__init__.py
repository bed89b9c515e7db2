"""Programs that rebuild ``models/mini`` from parallel text; see ``models/README.md``."""
