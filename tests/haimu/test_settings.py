"""Where settings come from, and what is said of wrong ones."""

from pathlib import Path

import pytest

from haimu.settings import SettingsError, load_settings, secret_key


def test_defaults_put_everything_into_the_home(tmp_path: Path) -> None:
    settings = load_settings({"HAIMU_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'haimu.db'}"
    assert (settings.opensearch_url, settings.index_folder) == ("", tmp_path / "index")
    assert settings.workers > 0


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "haimu.toml").write_text('workers = 3\nopensearch_url = "http://127.0.0.1:9200"\n')
    settings = load_settings({"HAIMU_HOME": str(tmp_path), "HAIMU_WORKERS": "1"})
    assert (settings.workers, settings.opensearch_url) == (1, "http://127.0.0.1:9200")


@pytest.mark.parametrize("content", ["workers = ", 'worker = "3"', 'workers = "many"'])
def test_a_wrong_setting_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "haimu.toml").write_text(content)
    with pytest.raises(SettingsError, match=r"haimu\.toml|HAIMU_WORKERS"):
        load_settings({"HAIMU_HOME": str(tmp_path)})


@pytest.mark.parametrize("contact", ["one\nX-Header: two", "海@example.org"])
def test_a_contact_that_no_request_can_carry_is_refused(tmp_path: Path, contact: str) -> None:
    with pytest.raises(SettingsError, match="HAIMU_CONTACT"):
        load_settings({"HAIMU_HOME": str(tmp_path), "HAIMU_CONTACT": contact})


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = load_settings({"HAIMU_HOME": str(tmp_path / "home")})
    key = secret_key(settings)
    assert secret_key(settings) == key
    assert len(key) > 30
    assert (tmp_path / "home" / "secret_key").stat().st_mode & 0o077 == 0
