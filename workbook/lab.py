"""JupyterLab as the workbook runs it: this machine only, with a token, asking nothing of the network."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from contextlib import suppress
from pathlib import Path

from workbook.errors import InputError
from workbook.shipped import shipped


def lab_arguments(folder: Path, *, token: str, first: str, port: int, browser: bool) -> list[str]:
    """Command-line arguments for JupyterLab that shows `folder`, beginning with the notebook `first`."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        "--ServerApp.answer_yes=True",  # Ctrl+C stops it, as we promise; it would ask, and wait, between its log lines
        f"--LabApp.default_url=/lab/tree/{first}",
        # Own tabs for each workbook: another folder's would point to files that are not here.
        f"--LabApp.workspaces_dir={folder / '.workbook' / 'workspaces'}",
        # JupyterLab would otherwise ask the network for news, updates and extensions.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if _can_encrypt():
        arguments.append("--KernelManager.transport_encryption=auto")
    if not browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    return arguments


def _can_encrypt() -> bool:
    """Whether nobody else on this machine need see what passes to a kernel; where not, kernels print a warning."""
    import zmq
    from jupyter_client.manager import KernelManager

    return zmq.has("curve") and "transport_encryption" in KernelManager.class_trait_names()


def lab_environment() -> dict[str, str]:
    """Environment variables that add our settings; what readers set in JupyterLab or in this variable is stronger."""
    paths = [os.environ.get("JUPYTER_CONFIG_PATH", ""), str(shipped("data", "jupyter"))]
    return {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths)),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel of this Python, not of another one the reader has
    }


def free_port(wanted: int, tries: int = 50) -> int:
    """Return the first port from `wanted` on that nobody listens on; an `InputError` says that there is none."""
    if not 1 <= wanted <= 65535:
        raise InputError(f"{wanted} is no port; name one from 1024 to 65535 with --port.")
    ports = range(wanted, min(wanted + tries, 65536))
    for port in ports:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise InputError(f"Ports {wanted} to {ports[-1]} are all taken; name another with --port.")


def serve(folder: Path, *, first: str, port: int, browser: bool) -> None:
    """Run JupyterLab until it is stopped."""
    from jupyterlab.labapp import LabApp

    os.environ.update(lab_environment())
    token = secrets.token_urlsafe(24)
    port = free_port(port)
    sys.stdout.write(f"If no browser opens, go to http://127.0.0.1:{port}/lab/tree/{first}?token={token}\n")
    sys.stdout.flush()
    sys.argv[1:] = []  # JupyterLab would read our own arguments again
    LabApp.launch_instance(lab_arguments(folder, token=token, first=first, port=port, browser=browser))
