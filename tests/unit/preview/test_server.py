"""The server of a preview: what it gives, and to whom."""

import asyncio
import json

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from brief.preview import server
from brief.preview.state import State

TOKEN = "token"
PAGE = (
    "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-x'\">"
    "</head><body><p>Deaths</p></body></html>"
)


@pytest.fixture
def edition(tmp_path):
    folder = tmp_path / "full"
    (folder / "data").mkdir(parents=True)
    (folder / "brief.html").write_text(PAGE, encoding="utf-8")
    (folder / "data" / "claims.csv").write_text("id\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "link.html").symlink_to(tmp_path / "secret.txt")
    (folder / "folder").symlink_to(tmp_path)
    return folder


@pytest.fixture
def ask(edition, project):
    """What the server answers: a code, and a text where there is one."""

    def asked(path, state=None, **headers):
        async def fetch():
            serving, address = server.start(edition, project.theme, state or State(), TOKEN, 0)
            try:
                request = HTTPRequest(address.removesuffix(f"{TOKEN}/") + path, headers=headers)
                answer = await AsyncHTTPClient(force_instance=True).fetch(request)
                return answer.code, answer.body.decode()
            except HTTPClientError as error:
                return error.code, ""
            finally:
                serving.stop()

        return asyncio.run(fetch())

    return asked


def test_the_page_listens_and_may_do_so_and_nothing_else(ask, edition):
    code, text = ask(f"{TOKEN}/")
    assert code == 200 and '<script src="preview.js" data-version="0"></script></body>' in text
    assert "content=\"default-src 'none'; script-src 'sha256-x' 'self'; connect-src 'self'\"" in text
    assert (edition / "brief.html").read_text(encoding="utf-8") == PAGE, "the file itself stays as it is"


def test_other_files_of_the_edition_are_there(ask):
    assert ask(f"{TOKEN}/data/claims.csv") == (200, "id\n")
    assert ask(f"{TOKEN}/preview.js")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "",
        "brief.html",
        "other/brief.html",
        f"{TOKEN}/../secret.txt",
        f"{TOKEN}/%2e%2e/secret.txt",
        f"{TOKEN}/data/..%2f..%2fsecret.txt",
        f"{TOKEN}/%252e%252e/secret.txt",
        f"{TOKEN}//etc/passwd",
        f"{TOKEN}/brief.html%00.txt",
        f"{TOKEN}/link.txt",
        f"{TOKEN}/link.html",
        f"{TOKEN}/folder/secret.txt",
        f"{TOKEN}/nothing.html",
    ],
)
def test_without_the_token_and_outside_the_edition_there_is_nothing(ask, path):
    assert ask(path)[0] in (403, 404)


def test_a_page_from_elsewhere_does_not_reach_it_by_another_name(ask):
    assert ask(f"{TOKEN}/", Host="brief.example:80")[0] == 403
    assert ask(f"{TOKEN}/data/claims.csv", Host="brief.example")[0] == 403


def test_only_this_machine_can_reach_it(edition, project):
    async def sockets():
        serving, _ = server.start(edition, project.theme, State(), TOKEN, 0)
        names = {found.getsockname()[0] for found in serving._sockets.values()}
        serving.stop()
        return names

    assert asyncio.run(sockets()) == {"127.0.0.1"}


def test_a_page_that_is_newer_than_the_file_is_given_in_its_place(ask, edition):
    state = State(page=PAGE.replace("Deaths", "Seizures"))
    assert "Seizures" in ask(f"{TOKEN}/", state)[1]
    assert "Seizures" in ask(f"{TOKEN}/brief.html", state)[1]
    (edition / "sources.html").write_text("Documents", encoding="utf-8")
    assert "Documents" in ask(f"{TOKEN}/sources.html", state)[1]


def test_before_the_first_build_there_is_a_page_that_waits(ask, edition):
    (edition / "brief.html").unlink()
    assert "The first build is on its way" in ask(f"{TOKEN}/")[1]


def test_who_listens_hears_what_is_known_and_what_happens():
    async def heard():
        state = State()
        queue = state.listen()
        state.built()
        state.refused(["reports/sections/growth.qmd:3: no such value"])
        state.leave(queue)
        state.built()
        return [json.loads(await queue.get()) for _ in range(queue.qsize())]

    assert asyncio.run(heard()) == [
        {"version": 0, "problems": []},
        {"version": 1, "problems": []},
        {"version": 1, "problems": ["reports/sections/growth.qmd:3: no such value"]},
    ]
