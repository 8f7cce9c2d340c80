import pytest

from vaultkit.cli.output.page_text import page_lines

SHOWN = {
    "- gave x^2": "  - gave x^2",
    "- her 10^6 users ^vk-k3f9q2mz": "  - her 10^6 users",
    "- E=mc^2 ^a1": "  - E=mc^2",
    "the 2^nd time": "the 2^nd time",
    "grew to n^k": "grew to n^k",
    "- [ ] [[Ann Lee]] · open ^vk-k3f9q2mz": "  - [ ] Ann Lee · open",
    "^vk-k3f9q2mz": "",
}


@pytest.mark.parametrize(("line", "shown"), SHOWN.items(), ids=SHOWN)
def test_only_an_id_is_left_out_and_no_power_of_a_word(line: str, shown: str) -> None:
    assert page_lines(f"{line}\nend", lambda line: False)[0] == shown
