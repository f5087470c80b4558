"""How the reader's weights are made; never imported by the package."""
