"""The files of deploy/ name things that exist."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from project_files import PACKAGES, text_of

from haimu.cli import main as haimu
from haimu.settings import SETTINGS
from scripts.reference import commands
from scripts.servers.distribution import VERSION

COMMANDS = {name for name, _ in commands(haimu)}
CALL = re.compile(r"\bhaimu ((?:index )?[a-z]+)")
UNITS = ("haimu-serve.service", "haimu-worker.service", "haimu-harvest.service")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load(text_of(Path("deploy/compose.yaml")))["services"]
    return services


def test_the_production_set_is_complete(services: dict[str, Any]) -> None:
    assert set(services) == {"migrate", "site", "worker", "postgres", "opensearch"}


def test_every_image_has_a_version(services: dict[str, Any]) -> None:
    images = {name: service["image"] for name, service in services.items()}
    assert all(re.fullmatch(r"[\w/-]+:\d[\w.-]*", image) for image in images.values()), images
    assert images["opensearch"].endswith(f":{VERSION}")


def test_every_service_that_stays_is_watched(services: dict[str, Any]) -> None:
    assert [
        name for name, service in services.items() if name != "migrate" and not service.get("healthcheck")
    ] == []


def test_the_settings_of_the_services_exist(services: dict[str, Any]) -> None:
    known = {one.variable for one in SETTINGS}
    named = {
        name for service in services.values() for name in service["environment"] if name.startswith("HAIMU_")
    }
    assert named
    assert named - known == set()


def test_the_commands_of_the_services_exist(services: dict[str, Any]) -> None:
    called = [
        CALL.search(" ".join(service["command"])) for service in services.values() if "command" in service
    ]
    assert [found for found in called if found is None or found.group(1) not in COMMANDS] == []


def test_secrets_come_from_the_environment_and_have_no_default(services: dict[str, Any]) -> None:
    for service in services.values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|SECRET|DATABASE_URL", name):
                assert re.search(r"\$\{\w+:\?", value), name


def test_only_the_site_is_reached_and_only_from_this_machine(services: dict[str, Any]) -> None:
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert list(ports) == ["site"]
    assert all(port.startswith("127.0.0.1:") for port in ports["site"])


def test_every_secret_stands_in_the_example() -> None:
    example = text_of(Path("deploy/env.example"))
    asked = set(re.findall(r"\$\{(\w+):\?", text_of(Path("deploy/compose.yaml"))))
    assert asked
    assert {name for name in asked if not re.search(rf"^{name}=$", example, re.MULTILINE)} == set()


def test_the_image_holds_every_package() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", text_of(Path("deploy/Dockerfile")), re.MULTILINE))
    assert copied == set(PACKAGES) - {"benchmarks"}


@pytest.mark.parametrize("unit", UNITS)
def test_units_call_commands_that_exist(unit: str) -> None:
    line = next(line for line in text_of(Path("deploy", unit)).splitlines() if line.startswith("ExecStart="))
    called = CALL.search(line)
    assert called is not None
    assert called.group(1) in COMMANDS
