"""The site over records in memory."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from site_fakes import FakeCatalogue, FakeSearch

from webapp.app import WebConfig, create_app


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue()


@pytest.fixture
def search(catalogue: FakeCatalogue) -> FakeSearch:
    return FakeSearch(tuple(catalogue.records))


@pytest.fixture
def app(catalogue: FakeCatalogue, search: FakeSearch) -> Flask:
    return create_app(catalogue, search, WebConfig(secret_key="for tests only"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
