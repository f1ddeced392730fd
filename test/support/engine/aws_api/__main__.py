"""Serves moto, with what AWS has and moto lacks, on a free port of 127.0.0.1; prints the port and lives as long as its standard input."""

import logging
import os
import sys
import threading

from werkzeug.serving import make_server

from gateway import Gateway
from additions import install


def exit_when_parent_is_gone() -> None:
    """A jest worker that is killed cannot stop its child; the closed pipe does."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    install()
    server = make_server("127.0.0.1", 0, Gateway(), threaded=True)
    # moto's own reference to itself, e.g. in the URLs of queues and presigned answers.
    os.environ["MOTO_PORT"] = str(server.server_port)
    threading.Thread(target=exit_when_parent_is_gone, daemon=True).start()
    print(f"port {server.server_port}", flush=True)
    server.serve_forever()


main()
