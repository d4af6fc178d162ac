"""JupyterLab as the workbook runs it."""

import os
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest
from jupyter_server.services.config import ConfigManager

from workbook.errors import InputError
from workbook.lab import free_port, lab_arguments, lab_environment

CHOICES = {"token": "secret", "first": "00_start_here.ipynb", "port": 8888, "browser": True}


def arguments(folder="/home/someone/my interview", **chosen):
    return lab_arguments(Path(folder), **CHOICES | chosen)


def settings(folder="/home/someone/my interview", **chosen):
    """What JupyterLab makes of the arguments."""
    from jupyterlab.labapp import LabApp

    app = LabApp()
    app.parse_command_line(arguments(folder, **chosen))
    return app.config


# Arguments ---------------------------------------------------------------------------------------


def test_it_listens_on_this_machine_only():
    assert settings().ServerApp.ip == "127.0.0.1"


def test_it_wants_the_token():
    assert settings(token="-a_b").IdentityProvider.token == "-a_b"


def test_it_takes_the_port_given_or_none():
    chosen = settings(port=9123).ServerApp
    assert (int(chosen.port), int(chosen.port_retries)) == (9123, 0)


@pytest.mark.parametrize("folder", ["/a b/deuxième", "/x=y/--no-browser", "/100%/$HOME"])
def test_it_shows_the_folder_whatever_its_name(folder):
    assert settings(folder).ServerApp.root_dir == str(Path(folder))


def test_it_begins_with_the_first_notebook():
    assert settings().LabApp.default_url == "/lab/tree/00_start_here.ipynb"


def test_what_passes_to_a_kernel_is_encrypted_where_that_can_be(monkeypatch):
    import zmq
    from jupyter_client.manager import KernelManager

    if "transport_encryption" not in KernelManager.class_trait_names():
        pytest.skip("this jupyter_client cannot encrypt")
    monkeypatch.setattr(zmq, "has", lambda what: what == "curve")
    assert settings().KernelManager.transport_encryption == "auto"
    monkeypatch.setattr(zmq, "has", lambda _: False)
    assert "KernelManager" not in settings()


def test_each_workbook_has_tabs_of_its_own():
    one, other = (settings(folder).LabApp.workspaces_dir for folder in ("/one", "/other"))
    assert Path(one) == Path("/one/.workbook/workspaces")
    assert one != other


def test_it_asks_nothing_of_the_network():
    chosen = settings().LabApp
    assert chosen["news_url"] is None
    assert chosen.check_for_updates_class.endswith("NeverCheckForUpdate")
    assert chosen.extension_manager == "readonly"


@pytest.mark.parametrize("browser", [True, False])
def test_a_browser_is_opened_unless_it_is_not_wanted(browser):
    assert ("--no-browser" in arguments(browser=browser)) is not browser


@pytest.mark.parametrize(("user", "is_allowed"), [(0, True), (1000, False)])
def test_only_the_administrator_is_let_in_as_administrator(monkeypatch, user, is_allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in arguments()) is is_allowed


def test_where_there_are_no_users_by_number_it_has_arguments_too(monkeypatch):
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert "--allow-root" not in arguments()


# Environment -------------------------------------------------------------------------------------


def overrides(monkeypatch):
    for name, value in lab_environment().items():
        monkeypatch.setenv(name, value)
    return ConfigManager(config_dir_name="labconfig").get("default_setting_overrides")


def test_our_settings_reach_jupyterlab(monkeypatch, tmp_path):
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    found = overrides(monkeypatch)
    assert found["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert found["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": False}


def test_settings_of_the_reader_stay_stronger(monkeypatch, tmp_path):
    own = tmp_path / "labconfig" / "default_setting_overrides.json"
    own.parent.mkdir()
    own.write_text('{"@jupyterlab/apputils-extension:notification": {"fetchNews": "true"}}')
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    found = overrides(monkeypatch)
    assert found["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "true"
    assert found["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": False}


# Ports -------------------------------------------------------------------------------------------


@pytest.fixture
def taken():
    """Three ports in a row that somebody listens on; the one after them is free."""
    for first in range(20_000, 60_000, 100):
        with ExitStack() as stack:
            try:
                for port in range(first, first + 4):
                    listener = stack.enter_context(socket.socket())
                    listener.bind(("127.0.0.1", port))
                    listener.listen()
            except OSError:
                continue
            listener.close()
            yield range(first, first + 3)
            return


def test_the_port_wanted_is_taken_when_it_is_free(taken):
    assert free_port(taken[-1] + 1) == taken[-1] + 1


def test_the_next_free_port_is_taken_when_others_listen(taken):
    assert free_port(taken[0]) == taken[-1] + 1


def test_when_all_are_taken_it_says_which_and_what_to_do(taken):
    with pytest.raises(
        InputError, match=rf"Ports {taken[0]} to {taken[-1]} are all taken; name another with --port\."
    ):
        free_port(taken[0], tries=3)


@pytest.mark.parametrize("wanted", [-1, 0, 65_536, 10**9])
def test_what_is_no_port_is_refused_in_a_sentence(wanted):
    with pytest.raises(InputError, match=f"{wanted} is no port; name one from 1024 to 65535 with --port"):
        free_port(wanted)


def test_it_does_not_look_beyond_the_last_port():
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", 65_535))
            listener.listen()
        except OSError:
            pass  # somebody else listens there: as good
        with pytest.raises(InputError, match="Ports 65535 to 65535 are all taken"):
            free_port(65_535)
