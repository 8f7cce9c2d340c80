"""Charsets: bytes of files to text, where a line is torn or of another program."""

import pytest

from vaultkit.exchange.charsets import text_of


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Jürgen\nÖzil".encode()[:-1] + b"\xc3", "Jürgen\nÖzi\ufffd"),
        ("Jürgen\n".encode() + b"M\xfcller\n" + "Łódź".encode(), "Jürgen\nMüller\nŁódź"),
        ("毛泽东\n".encode() + b"Ren\xe9\n", "毛泽东\nRené\n"),
        (b"M\xfcller\r\nRen\xe9\r\n", "Müller\nRené\n"),
        ("Müller\r\n".encode() + b"\xff\xfe", "Müller\nÿþ"),
        ("é".encode() + b"\r" + b"caf\xe9", "é\ncafé"),
        (b"caf\xe9", "café"),
        ("Özgür Ä".encode()[:-1], "Özgür \ufffd"),
    ],
)
def test_a_torn_line_spoils_no_other(data: bytes, text: str) -> None:
    assert text_of(data) == text
