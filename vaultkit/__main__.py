"""`python -m vaultkit`: the command line without an installed script."""

from vaultkit.cli.main import main

if __name__ == "__main__":
    main()
