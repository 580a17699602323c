"""Where the server can be reached, and where its own files lie."""

from __future__ import annotations

import socket
from importlib.resources import files

from coalition_sim.errors import OutputError

LOOPBACK = "127.0.0.1"
STATIC = files("coalition_sim.show.classroom") / "static"
DOCUMENTATION = ("192.0.2.1", 9)  # an address that nobody has (RFC 5737): nothing is sent


def check_port(port: int, *, lan: bool) -> None:
    """Say so in a sentence where a port is taken.

    Raises
    ------
    OutputError
        If it cannot be opened.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("" if lan else LOOPBACK, port))
        except OSError as error:
            raise OutputError(
                f"--port = {port} cannot be opened ({error.strerror}); stop what runs there, or "
                "choose another with --port"
            ) from error


def lan_addresses() -> list[str]:
    """Return this machine's address on the network, as far as it is known."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(DOCUMENTATION)
            return [str(probe.getsockname()[0])]
        except OSError:
            return [socket.gethostname()]
