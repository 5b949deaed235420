import pytest

from index import fingerprint
from index.fields import FIELDS


def test_the_fingerprint_is_the_same_each_time() -> None:
    assert fingerprint.analysis_fingerprint() == fingerprint.ANALYSIS_FINGERPRINT
    assert len(fingerprint.ANALYSIS_FINGERPRINT) == 16


def test_another_field_is_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "FIELDS", FIELDS[1:])
    assert fingerprint.analysis_fingerprint() != fingerprint.ANALYSIS_FINGERPRINT
