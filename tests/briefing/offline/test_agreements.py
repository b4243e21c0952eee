"""Agreements are found with their kind and status by noun, verb and modality."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru and Morocco signed a memorandum of understanding on Monday.", "mou", "signed"),
        ("Peru and Morocco concluded a free trade agreement on Monday.", "trade_agreement", "agreed"),
        ("Peru and Morocco are negotiating an extradition treaty.", "treaty", "negotiating"),
        (
            "Parliament in Lima ratified the extradition treaty between Peru and Morocco on Monday.",
            "treaty",
            "ratified",
        ),
        (
            "A free trade agreement between Peru and Morocco entered into force on Monday.",
            "trade_agreement",
            "in_force",
        ),
        ("Peru suspended its fisheries agreement with Morocco on Monday.", "treaty", "suspended"),
        ("Peru withdrew from the extradition treaty with Morocco on Monday.", "treaty", "terminated"),
        ("Morocco rejected Peru's free trade proposal on Monday.", "trade_agreement", "rejected"),
        ("Peru proposed a customs union with Morocco on Monday.", "trade_agreement", "proposed"),
        ("The World Bank approved the terms of a loan to Peru and signed the loan agreement.", "financing", "signed"),
        ("Zimtora Energy agreed to buy Halden Power for $3 billion, both said.", "merger_acquisition", "agreed"),
    ],
)
def test_english_statuses(text: str, kind: str, status: str) -> None:
    """Verbs tell how far an agreement is, nouns what it is."""
    assert (kind, status) in deals(text)


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("ko", "한국과 페루가 4일 리마에서 자유무역협정에 서명했다.", "trade_agreement", "signed"),
        ("ko", "한국과 페루는 4일 어업협정 협상을 벌이고 있다.", "treaty", "negotiating"),
        ("ko", "삼성전자와 지멘스가 4일 양해각서를 체결했다.", "mou", "signed"),
        ("ja", "日本とペルーは4日、租税条約に署名した。", "treaty", "signed"),
        ("ja", "日本とペルーの投資協定が4日、発効した。", "treaty", "in_force"),
        ("ja", "トヨタ自動車とシーメンスは4日、覚書を交わした。", "mou", "signed"),
        ("es", "Perú y Marruecos firmaron el lunes un tratado de libre comercio.", "trade_agreement", "signed"),
        ("es", "Perú suspendió el lunes el acuerdo comercial con Marruecos.", "trade_agreement", "suspended"),
        ("fr", "Le Pérou et le Maroc ont signé lundi un traité d'extradition.", "treaty", "signed"),
        ("fr", "Le Pérou et le Maroc négocient un accord de libre-échange.", "trade_agreement", "negotiating"),
        ("de", "Peru und Marokko haben am Montag ein Freihandelsabkommen unterzeichnet.", "trade_agreement", "signed"),
        ("de", "Peru verhandelt mit Marokko über ein Freihandelsabkommen.", "trade_agreement", "negotiating"),
    ],
)
def test_other_languages(language: str, text: str, kind: str, status: str) -> None:
    """The same goes for the other five languages."""
    assert (kind, status) in deals(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Morocco may sign a free trade agreement next year.",
        "Peru hopes to sign a free trade agreement with Morocco.",
        "Peru and Morocco are expected to sign a memorandum of understanding in June.",
        "Peru will sign a contract with Morocco in June.",
    ],
)
def test_what_is_hoped_for_is_not_signed(text: str) -> None:
    """A signing that lies ahead is proposed or negotiated, never signed."""
    assert all(status in ("proposed", "negotiating") for _, status in deals(text))


@pytest.mark.parametrize(
    "text",
    [
        "Zimtora Energy denied reports of merger talks with Halden Power.",
        "Peru and Morocco have not signed a treaty.",
        "Ten years ago, Peru and Morocco marked the anniversary of their trade agreement, signed in 1998.",
        "Zimtora Energy's profit rose 8 percent to $2 billion in the third quarter.",
        "Heavy rain flooded streets in Lima on Monday, and 200 people left their homes.",
        "Peru beat Morocco 2-1 in the final on Sunday.",
    ],
)
def test_no_agreement(text: str) -> None:
    """Denials, negations, anniversaries, earnings, weather and sport have no agreement: nothing to report."""
    found = brief(text)
    assert not found.relevant
    assert (*found.parties, *found.agreements, *found.sectors, *found.figures) == ()


def test_a_second_mention_is_no_second_agreement() -> None:
    """One entry an agreement: what "the deal" says again joins it."""
    found = brief(
        "Peru and Morocco signed a trade agreement on Monday. The agreement removes tariffs on grapes. "
        "Peru said the deal would help farmers."
    )
    assert len(found.agreements) == 1
    assert found.agreements[0].parties == ("Peru", "Morocco")


def test_another_agreement_is_another_entry() -> None:
    """What other parties sign on the same day is a second agreement, with its own parties."""
    found = brief(
        "Peru and Morocco signed a trade agreement on Monday. "
        "On the sidelines, Zimtora Energy and Halden Power signed a memorandum of understanding on solar power."
    )
    assert {(a.kind.value, a.parties) for a in found.agreements} == {
        ("trade_agreement", ("Peru", "Morocco")),
        ("mou", ("Zimtora Energy", "Halden Power")),
    }


def test_background_of_earlier_years_is_left_out() -> None:
    """What was signed years ago, or by others, is no agreement of this article."""
    found = brief(
        "Peru and Morocco signed a trade agreement on Monday. Chile and Egypt signed a similar agreement in 2019. "
        "Brazil already has a treaty of this kind."
    )
    assert {p.name for p in found.parties} == {"Peru", "Morocco"}
    assert len(found.agreements) == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Peru signed a memorandum of understanding with Morocco and a separate treaty with Kenya.",
            {("mou", "Morocco"), ("treaty", "Kenya")},
        ),
        (
            "en",
            "Peru signed contracts with Siemens for turbines and with Toyota for lorries.",
            {("contract", "Siemens"), ("contract", "Toyota Motor")},
        ),
        (
            "de",
            "Peru hat mit Marokko ein Handelsabkommen und mit Siemens einen Vertrag unterzeichnet.",
            {("trade_agreement", "Morocco"), ("contract", "Siemens")},
        ),
        (
            "ko",
            "한국은 페루와 어업협정을, 칠레와 자유무역협정을 체결했다.",
            {("treaty", "Peru"), ("trade_agreement", "Chile")},
        ),
        ("ja", "日本はペルーと租税条約を、チリと投資協定を締結した。", {("treaty", "Peru"), ("treaty", "Chile")}),
    ],
)
def test_each_counterpart_of_a_sentence_has_its_agreement(
    language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    """One verb may tell of several agreements, each with its own partner."""
    assert {(a.kind.value, a.parties[-1]) for a in brief(text, language=language).agreements} == expected


def test_partners_of_one_agreement_stay_together() -> None:
    """ "With X and Y" is one agreement of three."""
    (agreement,) = brief("Peru signed a treaty with Morocco and Kenya on Tuesday.").agreements
    assert agreement.parties == ("Peru", "Morocco", "Kenya")


@pytest.mark.parametrize(
    ("language", "first", "own"),
    [
        (
            "en",
            "Kenya and Rwanda signed a fisheries treaty in Kigali on Monday.",
            "A bilateral ban on plastic bags took effect on 1 May.",
        ),
        (
            "en",
            "Kenya and Rwanda signed a fisheries treaty in Kigali on Monday.",
            "The two countries are now bargaining over a second text, and a third round is set for May.",
        ),
        (
            "fr",
            "La France et l'Inde ont signé lundi à New Delhi un accord bilatéral sur les visas.",
            "Les discussions sur la vente de 26 avions supplémentaires se poursuivent en revanche.",
        ),
    ],
)
def test_an_agreement_is_proved_by_its_own_sentence_though_it_names_nobody(language: str, first: str, own: str) -> None:
    """Who they are is proved with the parties; the sentence that names them tells another agreement."""
    found = brief(f"{first}\n\n{own}", language=language)
    assert [a.evidence.quote for a in found.agreements] == [first, own]
    assert all(a.parties == tuple(p.name for p in found.parties) for a in found.agreements)
