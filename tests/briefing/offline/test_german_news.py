"""What German desks tell in a second sentence: who pays, who is let in, what becomes of the paper told before."""

from __future__ import annotations

import pytest

from bot.briefing.draft import AgreementDraft
from bot.briefing.offline import draft_briefing
from bot.model import ArticleText


def _told(*sentences: str, title: str = "Kurz gemeldet") -> list[AgreementDraft]:
    return list(draft_briefing(ArticleText("", title, " ".join(sentences), language="de")).agreements)


def _kinds(*sentences: str, title: str = "Kurz gemeldet") -> list[tuple[str, str]]:
    return [(a.kind, a.status) for a in _told(*sentences, title=title)]


LEAD = "Der Linzer Anlagenbauer Torvald hat mit dem Versorger Kalmera einen Liefervertrag unterzeichnet."


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "party"),
    [
        ("Die Schweiz sagte Ghana 40 Millionen Franken für das Stromnetz zu.", "financing", "agreed", "Switzerland"),
        ("Die Weltbank räumte Peru eine Kreditlinie von 90 Millionen Dollar ein.", "financing", "agreed", "World Bank"),
        ("Die Weltbank fror Zahlungen von 90 Millionen Dollar an Mali ein.", "financing", "suspended", "Mali"),
        ("Für die Rechte überweist Torvald dem Entwickler Nordal 60 Millionen Euro.", "contract", "agreed", "Nordal"),
        ("Der Konzern Norvik lässt die Pumpen von der Firma Solvera bauen.", "contract", "agreed", "Solvera"),
        ("Mit Estland berät Lettland über einen gemeinsamen Grenzposten.", "treaty", "negotiating", "Latvia"),
    ],
)
def test_reads_a_further_agreement(sentence: str, kind: str, status: str, party: str) -> None:
    """What a later sentence tells is an agreement of its own, with whom it names."""
    found = [a for a in _told(LEAD, sentence) if a.evidence == sentence]
    assert [(a.kind, a.status) for a in found] == [(kind, status)]
    assert party in found[0].parties


def test_reads_the_subject_behind_the_verb() -> None:
    """What stands before a German verb need not be who acts."""
    assert ("contract", "agreed") in _kinds("Vom Herbst an liefert Siemens der Stadt Lima 40 Straßenbahnen.")


def test_takes_the_start_of_talks_for_talks() -> None:
    """Who has taken up talks has agreed nothing yet."""
    assert _kinds("Armenien und die EU haben Verhandlungen über Visafreiheit aufgenommen.") == [
        ("treaty", "negotiating")
    ]


def test_moves_the_contract_told_before_on() -> None:
    """ "Der Kaufvertrag" of the next sentence is no second agreement."""
    told = _kinds(
        "Der Versorger Kalmera verkauft 49 Prozent seiner Windparks an den Fonds Ostkap.",
        "Der Vertrag wurde am Montag unterschrieben.",
    )
    assert [status for _, status in told] == ["signed"]


def test_leaves_a_treaty_to_states() -> None:
    """A treaty that names nobody is not that of the companies told of just before."""
    told = _told(
        "Oman und Österreich haben eine Absichtserklärung über Wasserstoff unterzeichnet.",
        "Der Anlagenbauer Torvald führt mit dem Versorger Kalmera noch Gespräche.",
        "Das geplante Investitionsschutzabkommen liegt weiter auf Eis.",
    )
    assert [a.parties for a in told if a.status == "suspended"] == [("Oman", "Austria")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein entsprechendes Luftverkehrsabkommen liegt dem Parlament in Astana zur Ratifizierung vor.",
        "Die Ratifizierung des Freihandelsabkommens zwischen der EFTA und dem Mercosur verzögert sich.",
    ],
)
def test_does_not_take_what_is_to_be_ratified_for_ratified(sentence: str) -> None:
    """A treaty that lies before a parliament has not passed it."""
    assert all(status != "ratified" for _, status in _kinds("Prag und Astana verhandeln.", sentence))


def test_reads_an_agreement_with_a_named_rival() -> None:
    """A rival who is named is one side, not the background."""
    assert ("merger_acquisition", "terminated") in _kinds(
        "Der Zusammenschluss des Herstellers Voltfels mit dem Konkurrenten Akkulux ist vom Tisch."
    )


def test_keeps_the_mediator_out_and_both_sides_in() -> None:
    """Under whose mediation two agree is no party of it."""
    told = _told("Kosovo und Serbien haben sich unter Vermittlung der Schweiz auf einen Fahrplan geeinigt.")
    assert [a.parties for a in told] == [("Kosovo", "Serbia")]


def test_tells_no_deed_of_what_might_have_been() -> None:
    """Who would have delivered, or delivers already, agrees nothing."""
    lead = "Im Museum steht ein Modell der Magnetbahn."
    for told in ("Siemens und Alstom hätten liefern sollen.", "Siemens liefert der Deutschen Bahn bereits Züge."):
        assert _kinds(lead, lead, lead, lead, told) == []


def test_takes_initials_for_an_agreement_and_no_signature() -> None:
    """What is initialled is still to be signed."""
    assert _kinds("Deutschland und Indonesien haben ein Rohstoffabkommen paraphiert.") == [("treaty", "agreed")]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "party"),
    [
        ("Die Turbinen liefert der Hersteller Norvik.", "contract", "agreed", "Norvik"),
        ("Den Aushub soll die dänische Firma Solvera besorgen.", "contract", "proposed", "Solvera"),
        ("Finanziert wird das Vorhaben von der Weltbank.", "financing", "agreed", "World Bank"),
    ],
)
def test_reads_who_takes_a_part_in_what_was_told(sentence: str, kind: str, status: str, party: str) -> None:
    """Who is named alone behind the verb does his part for those spoken of before."""
    found = [a for a in _told(LEAD, sentence) if a.evidence == sentence]
    assert [(a.kind, a.status) for a in found] == [(kind, status)]
    assert party in found[0].parties
    assert len(found[0].parties) > 1


def test_tells_no_part_where_nothing_was_told() -> None:
    """Who supplies something in an article that tells of no agreement supplies it as ever."""
    assert _kinds("In Lima fahren neue Busse.", "Die Motoren liefert der Hersteller Norvik.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Sprachkurse übernimmt das Goethe-Institut in Nairobi.",
        "Auch die Grenzschutzagentur Frontex beteiligt sich.",
        "Der Partner Norvik hat die vereinbarten Ziele mehrfach verfehlt.",
    ],
)
def test_tells_no_agreement_of_everyday_verbs(sentence: str) -> None:
    """Who takes on a task, takes part or misses targets buys, owns and rejects nothing."""
    assert [a for a in _told(LEAD, sentence) if a.evidence == sentence] == []


def test_reads_what_a_sentence_with_entsprechend_adds() -> None:
    """The pluperfect of what "den entsprechenden Auftrag" became is no background."""
    told = _told(
        "Mit dem Bau der Anlage ist ein Konsortium um den Konzern Acciona beauftragt worden.",
        "Den entsprechenden Auftrag hatte der Versorger Sonede bereits Anfang Oktober unterzeichnet.",
    )
    assert "signed" in [a.status for a in told]


def test_takes_the_pronoun_for_who_was_spoken_of() -> None:
    """With whom "sie" has come to terms is told of the company of the sentence before."""
    told = _told(
        "Die ungarische Fluglinie Wizz Air hält an ihren Plänen fest.",
        "Mit dem Flughafenbetreiber Gatera hat sie sich auf einen Vertrag über sieben Jahre verständigt.",
    )
    assert [set(a.parties) for a in told] == [{"Gatera", "Wizz Air"}]


def test_joins_the_signing_to_what_was_agreed() -> None:
    """Ministers who sign "eine Vereinbarung" in the next sentence sign what their countries agreed."""
    told = _kinds(
        "Österreich und Serbien werden bei der Rückführung enger zusammenarbeiten.",
        "Innenminister Karner und sein serbischer Kollege unterschrieben am Mittwoch eine Vereinbarung.",
    )
    assert [status for _, status in told] == ["signed"]


def test_finds_the_verb_behind_its_phrase() -> None:
    """ "Den Auftrag" may stand a long way before "gab"."""
    told = _kinds("Den Auftrag für die Kabel im Wert von zwei Milliarden Euro gab Terna an den Hersteller Prysmian.")
    assert told == [("contract", "agreed")]


def test_adds_who_an_agreement_of_the_kind_told_is_with() -> None:
    """ "Eine entsprechende Vereinbarung mit X" is of him who was told of before."""
    told = _told(
        LEAD,
        "Die Technische Universität Dresden bildet jedes Jahr 100 Studierende aus Taiwan aus; eine entsprechende "
        "Vereinbarung mit der Universität Taipeh gilt seit dem 1. Oktober.",
    )
    assert any({"Technische Universität Dresden", "Universität Taipeh"} <= set(a.parties) for a in told)


def test_takes_no_office_in_which_something_is_signed_for_a_party() -> None:
    """ "Im Auswärtigen Amt" is a place."""
    told = _told(
        "Deutschland und Kenia haben sich auf die Ausbildung von Pflegekräften verständigt.",
        "Die Minister setzten im Auswärtigen Amt ihre Unterschriften unter das Papier.",
    )
    assert [(a.status, a.parties) for a in told] == [("signed", ("Germany", "Kenya"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Über den Kaufpreis vereinbarten die Partner Stillschweigen.",
        "Ein Vorstoß der AfD, das Papier zu ändern, fand keine Mehrheit.",
    ],
)
def test_tells_no_agreement_of_silence_and_factions(sentence: str) -> None:
    """Who keeps a price to himself agrees nothing further, and what a party of a parliament wants is none."""
    assert [a for a in _told(LEAD, sentence) if a.evidence == sentence] == []


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "party"),
    [
        ("Die Universität Turin sprang im letzten Moment ab.", "partnership", "terminated", "Universität Turin"),
        (
            "Die Technische Universität Graz hat dagegen abgewinkt.",
            "partnership",
            "rejected",
            "Technische Universität Graz",
        ),
        ("Die Weltbank hat dafür 7 Millionen Franken bewilligt.", "financing", "agreed", "World Bank"),
        ("Die EU-Kommission stellt 657 Millionen Euro in Aussicht.", "financing", "proposed", "European Union"),
        ("Für den Ausbau ist die Firma Solvera im Gespräch.", "contract", "negotiating", "Solvera"),
    ],
)
def test_reads_who_joins_or_leaves_what_was_told(sentence: str, kind: str, status: str, party: str) -> None:
    """Who is named alone and pays, is asked or backs out does so of what was told before."""
    found = [a for a in _told(LEAD, sentence) if a.evidence == sentence]
    assert [(a.kind, a.status) for a in found] == [(kind, status)]
    assert party in found[0].parties


def test_tells_a_relative_clause_apart_from_the_plan_before_it() -> None:
    """What is "soll" in the main clause does not make a plan of what the relative clause tells as done."""
    told = _kinds("Die Zellen sollen von Northvolt kommen, mit dem Geely eine Absichtserklärung unterzeichnet hat.")
    assert told == [("mou", "signed")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norwegen kündigte an, den Fischereivertrag mit Island nachverhandeln zu wollen.", "proposed"),
        ("Die Republik Moldau hat das Freihandelsabkommen mit der Türkei außer Vollzug gesetzt.", "suspended"),
    ],
)
def test_tells_how_far_german_phrases_are(sentence: str, told: str) -> None:
    """What somebody says he wants is proposed, and what is out of force is not in force."""
    assert [status for _, status in _kinds(sentence)] == [told]


def test_takes_a_threat_for_no_end() -> None:
    """Who threatens to give notice has given none."""
    told = _kinds("Russland drohte Moldau mit der Kündigung des Gasvertrags.")
    assert all(status != "terminated" for _, status in told)


def test_ends_a_quarrel_by_settling_it() -> None:
    """A quarrel over rights ends in a settlement, and no contract is ended."""
    told = _kinds("Die Deutsche Bahn und der Sender RTL haben ihren Rechtsstreit um die Fernsehrechte beendet.")
    assert told == [("settlement", "agreed")]


def test_moves_on_what_was_told_and_not_what_follows() -> None:
    """ "Unterzeichnet wurde die Abmachung" is of what stands before it."""
    told = _kinds(
        "Bolivien hat mit Indien ein Tauschgeschäft vereinbart.",
        "Unterzeichnet wurde die Abmachung von den Außenministern.",
        "Der Betrieb YLB hat dem Unternehmen KABIL außerdem angeboten, sich an der Förderung zu beteiligen.",
    )
    assert [status for _, status in told] == ["signed", "proposed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Geplant sind ein gemeinsames Labor sowie der Austausch von Doktoranden.",
        "Ohne Einigung wäre die Regelung Ende Juni ausgelaufen.",
    ],
)
def test_tells_no_agreement_of_details_and_of_what_did_not_come(sentence: str) -> None:
    """What a partnership plans is a part of it, and what would have ended has not."""
    assert [a for a in _told(LEAD, sentence) if a.evidence == sentence] == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Die Weltbank stockt ihren Kredit für Sambia um 120 Millionen Dollar auf.", ("financing", "agreed")),
        ("Äthiopien hofft, die Verhandlungen mit der WTO bis März abzuschließen.", ("treaty", "negotiating")),
        ("Die Charité und die Universität Kigali haben ein Labor aus der Taufe gehoben.", ("partnership", "agreed")),
    ],
)
def test_tells_what_is_raised_hoped_for_and_founded(sentence: str, told: tuple[str, str]) -> None:
    """A loan that is raised is no investment, and talks that one hopes to conclude still go on."""
    assert _kinds(sentence) == [told]


def test_takes_whose_offer_is_declined_for_a_side() -> None:
    """Who stands before "lehnte" may have made the offer and be no opponent of anything."""
    told = _told("Eine Anfrage der Türkei lehnte Georgien ab.")
    assert [(a.status, set(a.parties)) for a in told] == [("rejected", {"Turkey", "Georgia"})]
