"""How the pages are served on this computer: an unknown address, and pages that reload themselves."""

import functools
import http.client
import threading

from gdviz.builder import server


def test_serving_gives_the_sites_own_404_page_for_an_unknown_address(tmp_path):
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "404.html").write_text("not here")
    answers = _answers(server.Handler, tmp_path, "/", "/deep/er/nothing")
    assert answers == [(200, b"home"), (404, b"not here")]


def _answers(handler, folder, *addresses):
    """The status and content that a server of this folder answers with."""
    serving = server.Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    try:
        answers = []
        for address in addresses:
            connection = http.client.HTTPConnection("127.0.0.1", serving.server_port)
            connection.request("GET", address)
            answer = connection.getresponse()
            answers.append((answer.status, answer.read()))
    finally:
        serving.shutdown()
        serving.server_close()
    return answers


def test_scripts_and_pictures_are_called_what_a_browser_takes_them_for(monkeypatch):
    """Whatever the registry of a Windows says of them."""
    monkeypatch.setattr("mimetypes.guess_type", lambda *_, **__: ("text/plain", None))
    kind = server.Handler.__new__(server.Handler).guess_type
    assert kind("a/runtime.JS") == "text/javascript" and kind("index.html") == "text/plain"
    assert (kind("a.css"), kind("a.svg"), kind("a.webp")) == ("text/css", "image/svg+xml", "image/webp")


def test_a_watched_page_asks_when_the_site_was_built_and_other_files_are_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "SITE", tmp_path)
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.html").write_text("guide")
    (tmp_path / "style.css").write_text("css")
    (tmp_path / "404.html").write_text("not here")
    addresses = ("/guide/", "/guide/?q#x", server.BUILT, server.ASKING, "/style.css", "/nothing/")
    page, asked, built, asking, style, nothing = _answers(server.WatchedHandler, tmp_path, *addresses)
    assert page == asked == (200, b"guide" + server.RELOAD.replace("TIME", built[1].decode()).encode())
    assert built == (200, str(tmp_path.stat().st_mtime_ns).encode())
    assert asking[0] == 200 and f'fetch("{server.BUILT}")'.encode() in asking[1] and b"<script" not in asking[1]
    assert page[1].endswith(f'<script src="{server.ASKING}" data-built="{built[1].decode()}"></script>\n'.encode())
    assert style == (200, b"css")
    assert nothing == (404, b"not here")


def test_a_browser_that_has_left_is_nothing_to_tell_and_another_error_is(capfd):
    with server.Server(("127.0.0.1", 0), server.Handler) as serving:
        for error in (ConnectionResetError("gone"), ZeroDivisionError("ours")):
            try:
                raise error
            except Exception:
                serving.handle_error(None, ("127.0.0.1", 1))
    told = capfd.readouterr().err
    assert "ZeroDivisionError: ours" in told and "gone" not in told
