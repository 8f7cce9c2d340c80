"""Contact links: an address in a note to a link that can do nothing but reach somebody."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.pages.contact_links import contact_link

SAFE = re.compile(
    r"\[mail\]\(mailto:[A-Za-z0-9._+@-]+\)|\[call\]\(tel:\+?[0-9]+\)"
    r"|\[LinkedIn\]\(https://www\.linkedin\.com/(?:in|company)/[A-Za-z0-9_-]+\)|"
)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("  ann.lee+work@mail.example.co.uk ", "mailto:ann.lee+work@mail.example.co.uk"),
        ("mailto:ann_lee@example.org", "mailto:ann_lee@example.org"),
        ("ann@", ""),
        ("ann", ""),
        ("ann@localhost", ""),
        ("ann..lee@example.org", ""),
        ("ann@example.org?subject=hi&bcc=all@example.org", ""),
        ("ann@example.org)](javascript:alert(1)", ""),
        ("ann@example.org\nbcc: b@example.org", ""),
        ("ann%0abcc:b@example.org", ""),
        ("<script>@example.org", ""),
        ("Ann <ann@example.org>", "mailto:ann@example.org"),
        ("Ann Lee <ann@example.org> <b@example.org>", ""),
        ("ann@example.org, b@example.org", "mailto:ann@example.org"),
        ("work: ann@example.org; home: lee@example.org", "mailto:ann@example.org"),
        ("ann@example.org (work)", "mailto:ann@example.org"),
        ("ann lee@example.org", ""),
        ("ann@exämple.org", "mailto:ann@xn--exmple-cua.org"),
        ("анна@почта.рф", ""),
        ("anna@почта.рф", "mailto:anna@xn--80a1acny.xn--p1ai"),
        ("li@例え.jp", "mailto:li@xn--r8jz45g.jp"),
        ("ann@почта .рф", ""),
        ("ann@почта)](x.рф", ""),
        ("[[Ann]]@example.org", ""),
        ("a" * 300 + "@example.org", ""),
    ],
)
def test_a_mail_address(address: str, target: str) -> None:
    assert contact_link("mail", address) == (f"[mail]({target})" if target else "")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("+49 341 123456", "tel:+49341123456"),
        ("+49 (0)341 123456", "tel:+49341123456"),
        ("0341 / 12 34 56", "tel:0341123456"),
        ("(0341) 123456", "tel:0341123456"),
        ("0341 123456, 0170 1234567", "tel:0341123456"),
        ("0341 123456 oder 0170 1234567", "tel:0341123456"),
        ("+49 341 123456 / +49 170 1234567", "tel:+49341123456"),
        ("mobil: 0170 1234567", "tel:01701234567"),
        ("0170 1234567 (mobile)", "tel:01701234567"),
        ("ask Ben, 0170 1234567", "tel:01701234567"),
        ("0341.123456", "tel:0341123456"),
        ("tel:+1-555-0100", "tel:+15550100"),
        ("555", ""),
        ("12345678901234567890", ""),
        ("0341 123456 ext. 5", ""),
        ("*#06#", ""),
        ("+49;postd=1", ""),
        ("123456)](tel:900", ""),
        ("٣٤١١٢٣٤٥٦", ""),
        ("ask Ben", ""),
    ],
)
def test_a_number(address: str, target: str) -> None:
    assert contact_link("call", address) == (f"[call]({target})" if target else "")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://www.linkedin.com/in/ann-lee-123", "in/ann-lee-123"),
        ("linkedin.com/in/ann-lee/", "in/ann-lee"),
        ("https://de.linkedin.com/in/ann-lee?trk=x", "in/ann-lee"),
        ("http://linkedin.com/company/acme", "company/acme"),
        ("https://evil.example/linkedin.com/in/ann", ""),
        ("https://linkedin.com.evil.example/in/ann", ""),
        ("javascript:linkedin.com/in/ann", ""),
        ("https://www.linkedin.com/in/ann)](x", ""),
        ("https://www.linkedin.com/in/%29%5D%28x", ""),
        ("https://www.linkedin.com/feed/", ""),
    ],
)
def test_a_profile(address: str, target: str) -> None:
    assert contact_link("LinkedIn", address) == (f"[LinkedIn](https://www.linkedin.com/{target})" if target else "")


def test_of_no_other_kind_there_is_a_link() -> None:
    assert contact_link("web", "https://example.org") == ""


@given(kind=st.sampled_from(["mail", "call", "LinkedIn"]), address=st.text(max_size=40))
def test_whatever_stands_in_a_note_only_an_address_comes_into_a_link(kind: str, address: str) -> None:
    for text in (address, f"a@b.org{address}", f"+49 341 {address}", f"https://linkedin.com/in/a{address}"):
        assert SAFE.fullmatch(contact_link(kind, text))
