"""What this computer told pip about where libraries come from, uv is told too."""

from pathlib import Path

import pytest
from doorstep.index import told_to_pip

MIRROR, OTHER = "http://127.0.0.1:1/spiegel", "http://127.0.0.1:2/ander"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder, on a computer of which nothing else was told."""
    monkeypatch.setattr("doorstep.index.sys.platform", "linux")
    monkeypatch.setattr("doorstep.index.SYSTEM", tmp_path / "etc")
    return tmp_path


def env_of(home: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(home), "XDG_CONFIG_DIRS": str(home / "xdg"), **more}


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize(
    "place", [".config/pip/pip.conf", ".pip/pip.conf", "xdg/pip/pip.conf", "etc/pip.conf"]
)
def test_the_mirror_certificate_and_proxy_of_pips_file_are_used(home: Path, place: str):
    write(
        home / place,
        "[global]", f"index-url = {MIRROR}", "cert = /etc/gemeente.pem", "proxy = http://127.0.0.1:3",
        "[install]", "trusted-host = 127.0.0.1", "    localhost",
    )  # fmt: skip
    assert told_to_pip(env_of(home)) == {
        "UV_DEFAULT_INDEX": MIRROR,
        "SSL_CERT_FILE": "/etc/gemeente.pem",
        "HTTPS_PROXY": "http://127.0.0.1:3",
        "UV_INSECURE_HOST": "127.0.0.1 localhost",
    }


def test_a_variable_goes_before_the_file_and_what_uv_was_told_before_both(home: Path):
    write(home / ".config/pip/pip.conf", "[global]", f"index-url = {MIRROR}")
    assert told_to_pip(env_of(home, PIP_INDEX_URL=OTHER)) == {"UV_DEFAULT_INDEX": OTHER}
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        assert told_to_pip(env_of(home, PIP_INDEX_URL=OTHER, **{name: MIRROR})) == {}


def test_with_an_index_in_uvs_own_file_pips_is_left_alone_but_not_its_certificate(home: Path):
    write(home / ".config/pip/pip.conf", "[global]", f"index-url = {MIRROR}", "cert = /c.pem")
    write(home / ".config/uv/uv.toml", "[[index]]", f'url = "{OTHER}"')
    assert told_to_pip(env_of(home)) == {"SSL_CERT_FILE": "/c.pem"}
    write(home / ".config/uv/uv.toml", 'link-mode = "copy"')
    assert told_to_pip(env_of(home))["UV_DEFAULT_INDEX"] == MIRROR


@pytest.mark.parametrize("content", ["[global", "index-url = x", "\x00", "[global]\nindex-url ="])
def test_a_file_that_pip_could_not_read_either_tells_nothing(home: Path, content: str):
    write(home / ".config/pip/pip.conf", content)
    (home / ".pip/pip.conf").mkdir(parents=True)
    assert told_to_pip(env_of(home)) == {}


def test_who_turns_pips_file_off_turns_it_off_here(home: Path):
    write(home / ".config/pip/pip.conf", "[global]", f"index-url = {MIRROR}")
    assert told_to_pip(env_of(home, PIP_CONFIG_FILE="/dev/null")) == {}
    given = write(home / "eigen.conf", "[global]", f"extra-index-url = {OTHER}\n  {MIRROR}")
    told = told_to_pip(env_of(home, PIP_CONFIG_FILE=str(given)))
    assert told == {
        "UV_DEFAULT_INDEX": MIRROR,
        "UV_INDEX": f"{OTHER} {MIRROR}",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }
    assert "UV_INDEX_STRATEGY" not in told_to_pip(
        env_of(home, PIP_CONFIG_FILE=str(given), UV_INDEX_STRATEGY="first-index")
    )
