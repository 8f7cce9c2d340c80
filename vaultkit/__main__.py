"""The command line as a process of its own: `vaultkit`, or `python -m vaultkit` where no script is installed."""

import gc


def main() -> None:
    """Runs the command line."""
    gc.disable()  # nothing that is imported is garbage either
    from vaultkit.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
