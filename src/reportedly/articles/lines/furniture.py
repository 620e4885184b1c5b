"""What a page puts around its story: menus, buttons, sign-up lines, copyright, players, comments, tags.

Invariant: every pattern speaks of a whole line, or opens as no sentence of prose does.
Source of the rules: codebook, Article (`boilerplate`).
"""

from __future__ import annotations

import re

from reportedly.articles.lines.prose import is_told

_I = re.IGNORECASE
_COUNT = r"\(?\d[\d.,]*[km]?\)?"
_BUTTONS = (
    r"(?:share|tweet|pin|post|like|print(?: (?:this )?(?:page|article))?|e-?mail(?: (?:this|article|address))?"
    r"|save(?: (?:for later|article))?"
    r"|copy(?: link)?|link copied|bookmark|comments?|repl(?:y|ies)|views?|shares?|likes?|facebook|twitter|x|whatsapp"
    r"|telegram"
    r"|linkedin|reddit|pinterest|messenger|instagram|youtube|vk|google\+?|flipboard|tumblr|rss|messages?|more|close"
    r"|menu|search"
    r"|embed|download|listen|play|mute|pause|fullscreen|login|log ?in|sign ?in|register|subscribe|follow"
    r"|get short url|a\+|a-|aa)"
)
_BUTTON_LINE = re.compile(rf"(?:{_COUNT} ?)?{_BUTTONS}(?:[\s,|/•·:-]++(?:{_COUNT}|{_BUTTONS})){{0,12}}+[.:]?", _I)
_ONE_BUTTON = re.compile(
    r"(?:share|tweet|print(?: this page)?|e-?mail(?: this)?|comments?|reply|views?|shares?|facebook|twitter|menu"
    r"|embed|log ?in|sign ?in"
    r"|register|subscribe|copy link|link copied|save for later|get short url|skip|loading)\.*",
    _I,
)
_WHOLE = re.compile(
    r"(?:(?:skip )?(?:advertisement|advertising|advert|ad)(?:\W+(?:scroll|story|article|continue|skip)\b.{0,40})?"
    r"|sponsored|promoted|story continues below(?: (?:the )?(?:advertisement|ad))?"
    r"|article continues below.*|continue reading below.*|scroll (?:down )?to continue.*"
    r"|this advertisement has not loaded.*"
    r"|subscribe|home|top|back to top|go to top|loading\W*|please wait\W*|live|breaking(?: news)?|play video|pause"
    r"|unmute|auto ?play"
    r"|download pdf|(?:[\w/-]+ )?for immediate release(?:\W.{0,60})?"
    r"|published in [^.:;]{2,40}, \w+ \d{1,2}(?:st|nd|rd|th)?, \d{4}\.?"
    r"|(?:no )?comments?(?: \(?\d+\)?)?|\d+ comments?|comments? (?:are closed|off|disabled)\.?"
    r"|(?:view|show|see|read|load|hide|add|post|leave|write) (?:all |more |a |your )*(?:\d+ )?(?:comments?|repl(?:y"
    r"|ies))(?: here)?\.?"
    r"|(?:join|start) the (?:conversation|discussion)\W*|discussion|community standards(?: ?discussion)?"
    r"|comment via \w+(?: \w+)?"
    r"|(?:log|sign) in to (?:comment|reply|continue|your account).*|report (?:a typo|an error|abuse|this ad)\W*"
    r"|(?:reading time:? )?(?:less than )?(?:a |\d+ )min(?:ute)?s?(?: read)?|\d+[ -]min(?:ute)? read"
    r"|estimated reading time.*"
    r"|(?:audio (?:article|story|version)\W*)?listen(?: to (?:this|the) (?:article|story|episode|report))?"
    r"(?:\W*(?:\d+:)?\d+(?::\d\d)?(?: ?min(?:ute)?s?)?)?(?: learn more)?|(?:audio|video) (?:article|story|version)"
    r"|(?:audio|video|duration)\W*(?:\d+:)?\d{1,2}:\d\d|(?:\d{1,2}:)?\d{1,2}:\d\d"
    r"|(?:image|photo|picture|video|media|figure)(?: (?:caption|source|credit|player))?:?"
    r"|(?:this |the )?(?:video|audio|media|content) (?:can ?not|could not|can[’']t) be (?:played|loaded|displayed)\W*"
    r"|play (?:audio|now|all)|watch (?:now|live|video|on youtube)"
    r"|[-–—]* ?(?:30|ends?) ?[-–—]+|ends\.?|end of (?:the )?(?:article|story|document|release)"
    r"|this article is more than .{1,20} old"
    r"|(?:image|video|photo|media|slide) \d+ of \d+|\d+ ?/ ?\d+|\d+ of \d+|\d+p \| .{1,12}|direct link|video size"
    r"|share this video"
    r"|no media source currently available.*|0:00(?::\d\d)?(?: ?/ ?\d+:\d\d)?(?: /?\d+:\d\d)?"
    r"|(?:\d+:)?\d\d:\d\d ?/ ?(?:\d+:)?\d\d:\d\d"
    r"|(?:view|show|hide) (?:full )?(?:image|gallery|caption|transcript)|hide caption|toggle caption"
    r"|enlarge (?:this )?image"
    r"|(?:terms (?:of (?:use|service)|and conditions|& conditions)|privacy(?: policy| notice)?|cookie (?:policy"
    r"|settings|preferences)"
    r"|contact(?: us)?|about(?: us)?|advertise(?: with us)?|site ?map|careers|help|faqs?)"
    r"|(?:<[^<>]{1,200}>\s*)+\.?)",
    _I,
)
_MENU = re.compile(r"[\w&’' ]{2,30}(?: [|›»>•·/] [\w&’' ]{2,30}){2,}")
_FOOTER_WORD = (
    r"(?:about(?:(?-i: [A-Z]\w*+)){0,3}+|careers|press releases?|documentary|contact(?: us)?|legal|terms (?:of|&"
    r"|and) (?:use|service|conditions)"
    r"|privacy(?: policy)?|cookies?(?: policy)?|advertise(?: with us)?|site ?map|help|faqs?|corporate"
    r"|satellite coverage"
    r"|partner hotels|accessibility|copyright|imprint|our team|work with us|terms|conditions)"
)
_FOOTER = re.compile(rf"{_FOOTER_WORD}(?:[ |•·,/-]++{_FOOTER_WORD}){{2,}}+\.?", _I)
_MENU_END = re.compile(rf"(?<!\w){_FOOTER_WORD}(?: {_FOOTER_WORD}){{2,}}+$", _I)
_OPENING = re.compile(
    r"(?:for (?:all )?the latest .{0,60}follow "
    r"|sign[ -]?up (?:for|to|here|now|today|with)\b|subscribe (?:to|now|here|for|today)\b"
    r"|(?:please )?(?:follow|find|like|join|connect with) us (?:on|at|for)\b|follow (?:us\b|@\w+"
    r"|\w+(?: \w+)? on (?:twitter|facebook|x\b"
    r"|instagram|telegram|youtube|google|whatsapp|social))"
    r"|download (?:our|the) (?:free )?(?:[\w’']+ ){0,2}app\b|click (?:here|below|on the link)\b|tap here\b"
    r"|all rights reserved"
    r"|(?:©|\(c\)|copyright)\s*(?:©|\(c\)|\d{4})|©|share (?:this|on )|our standards:"
    r"|get (?:the|our|all|more) .{0,60}(?:newsletter|inbox|alerts|e-?mail)|(?:the )?(?:best|latest|top) .{0,60}(?:to"
    r"|in) your inbox"
    r"|join (?:our|us on) .{0,40}(?:channel|whatsapp|telegram|facebook|mailing list)"
    r"|enter your e-?mail|your e-?mail address|thank you for (?:signing up|subscribing)|by (?:signing up|clicking"
    r"|subscribing|registering)\b.{0,120}\b(?:you|I)\b|by (?:clicking|subscribing|registering)\W*$"
    r"|(?:you (?:can|may) )?cancel (?:at )?any ?time\b|(?:your|the) subscription (?:will )?(?:auto-?)?renews?\b"
    r"|stay (?:informed|up to date|up-to-date|connected|tuned) (?:with|on|to) .{0,60}(?:newsletter|app|alerts|social"
    r"|updates)"
    r"|you (?:have|[’']ve) (?:\d+|\w+) (?:free )?articles? (?:left|remaining)|you have (?:read|reached) .{0,40}articles"
    r"|(?:already|not) a (?:subscriber|member)\b(?! of\b[^?]*$)"
    r"|to (?:continue|keep) reading.{0,20}(?:subscribe|sign|log|register)"
    r"|support (?:our|independent|quality) (?:journalism|work)|make a donation|donate (?:now|today|here)"
    r"|become a (?:member|subscriber|patron)"
    r"|(?:tags?|tagged|topics|keywords|categor(?:y|ies)|filed under|posted in|labels)\s*:|(?:posted|filed) (?:in"
    r"|under) .{2,60}\btagged\b"
    r"|the views expressed (?:in|here)|the opinions expressed"
    r"|this (?:material|content|report) may not be (?:published|reproduced)|reproduction in whole|(?:we use"
    r"|this (?:web)?site uses) cookies"
    r"|accept (?:all )?cookies|skip to (?:main )?content|print this (?:page|article|story)|email this (?:page|article"
    r"|story)"
    r"|leave a (?:comment|reply)|have (?:something|a story) to (?:say|tell)|got a tip|send (?:us )?(?:your )?tips"
    r"|(?:please )?enable javascript|your browser (?:does not|doesn[’']t) support|most stock quote data"
    r"|quotes (?:displayed|delayed)|all quotes delayed|powered (?:and implemented )?by [^\s,]+(?: [^\s,]+){0,4}\W*$"
    r"|this story is part of"
    r"|(?:new\W*)?you can (?:now )?listen to|newsletter\b.{0,40}sign|to view this (?:video|content|page)\b"
    r"|when we learn of a mistake|.{0,200}\b(?:if|should) you (?:spot|see|find|notice) (?:an? )?"
    r"(?:error|mistake|typo)\b.{0,60}\b(?:please|let us know|tell us|e-?mail|contact|write|report|click|select)\b"
    r"|.{0,300}\bcontact us (?:for|about) (?:subscription|licen[cs]ing|syndication|republication|reprints?))",
    _I,
)
_RELEASE = re.compile(
    r"(?:(?i:news|press|media) (?i:release|advisory))(?:[ -]+(?:[A-Z][\w.’'-]*|of|the|and|for|[-–—]))*"
)
_BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.’'-]* ){2,4}is (?:an?|the) (?:(?!former)[\w’'-]+ ){0,5}"
    r"(?:correspondent|reporter|editor|columnist|bureau chief)"
    r"(?=\.|,? (?:covering|based|for|at|of|on|in|with|who (?:covers|reports|writes))\b)"
    r"(?:(?!\b(?:was|were|had|said|told|killed|died|according to)\b"
    r"|\bwho has (?!(?:long )?(?:covered|reported|written|worked)\b|been (?:cover|report|writ|work)ing\b)).)*"
)
"""`Ann Lee is a reporter covering the hills.`: a note on the author; what had happened to her is a story's."""
_INQUIRE = re.compile(
    r"(?:for (?:more|further|additional|other) (?:information|details|inquiries|enquiries)\b.{0,30}"
    r"\b(?:contact|call|visit|see|e-?mail|reach|go to)\b"
    r"|(?:media|press|public affairs) (?:contacts?|inquiries|enquiries|office)\s*[:–—-]"
    r"|contacts?(?: information)?\s*:(?-i:\s*(?:[A-Z+(\d]|$))"
    r"|(?:photos?|videos?|images|imagery|footage|b-roll)\b.{0,60}"
    r"\b(?:found|available|downloaded) (?:at|on|from|here)\b.{0,60}(?:www\.|https?:))",
    _I,
)
_TELLS_WHERE = re.compile(r"[@\d]")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+])\+\d[\d ()./-]{6,}\d|(?<!\w)\(\d{3}\) ?\d{3}[ -]\d{4}"
    r"|(?<![\w-])\d{3}-\d{3}-\d{4}"
    r"|(?i:\b(?:tel|telephone|phone|mobile|cell|fax)\b[.:]*) ?\+?[\d(][\d ()./-]{4,}\d"
)
_SHORT = 5
"""Of shorter lines only a few buttons are furniture."""
_SMALL = frozenset(
    "and or of for the at in via e-mail email tel phone mobile call contact press public information media officer"
    " spokesman spokeswoman spokesperson director manager head communications relations affairs desk office".split()
)
"""What may stand in small letters between names, telephones and addresses."""
_COMMENT_LEAD = re.compile(
    rf"(?:(?:reader |user |your |view |all )?comments?\s*:?(?: ?{_COUNT})?|{_COUNT} (?:comments?|responses?|repl(?:y"
    rf"|ies)).{{0,60}}"
    r"|join the (?:conversation|discussion)\W*|discussion(?: \(\d+\))?|leave a (?:comment|reply).{0,40}"
    r"|what do you think\?)",
    _I,
)
_COMMENT_MARK = re.compile(
    r"(?:repl(?:y|ies)|report(?: abuse)?|like|flag|permalink|upvote|(?:\d+|an?) (?:seconds?|minutes?|hours?|days?"
    r"|weeks?|months?|years?) ago"
    r"|.{2,40} (?:says|said|wrote|writes|commented|replied)(?: on .{4,30}| at .{3,20})?:|.{2,30}[·•"
    r"|,] .{0,20}\b(?:ago|\d{4})\b.{0,12}"
    r"|@?\w{3,20}:?)\.?",
    _I,
)
_TAG_LEAD = re.compile(r"(?:tags?|topics|keywords|categories|filed under|tagged)\s*:?", _I)


def is_boilerplate(line: str) -> bool:
    """Whether a line is no part of the story by its own words: a menu, a button, a sign-up line, copyright."""
    if len(line) > 300:
        return False
    if not any(map(str.isalnum, line)) or _WHOLE.fullmatch(line):
        return True
    if len(line) < _SHORT:
        return line[0] == "©" or (len(line) > 3 and _ONE_BUTTON.fullmatch(line) is not None)
    if is_told(line) and "©" not in line:
        return False
    if _OPENING.match(line) or is_contact(line) or any(p.fullmatch(line) for p in (_RELEASE, _BIOGRAPHY)):
        return True
    if len(line) <= 120 and _BUTTON_LINE.fullmatch(line):
        return _ONE_BUTTON.fullmatch(line) is not None or (" " in line and any(map(str.isalpha, line)))
    return (_MENU.fullmatch(line) is not None and any(map(str.isalpha, line))) or _FOOTER.fullmatch(line) is not None


def is_contact(line: str) -> bool:
    """Whether a line says whom to ask: `For more information, contact ...`, or a name with a telephone or e-mail."""
    if _INQUIRE.match(line):
        return True
    if len(line) > 200 or _TELLS_WHERE.search(line) is None:
        return False
    rest, addresses = _ADDRESS.subn(" ", line)
    return addresses > 0 and all(w in _SMALL or not w[0].islower() for w in re.findall(r"[^\W_][\w.-]*", rest))


def ends_in_menu(line: str) -> bool:
    """Whether words end in a page's closing menu that lost its breaks: `... Careers Terms of Use Privacy Policy`."""
    words = [word for word in line.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 10 >= 9 * len(words) and _MENU_END.search(line[-200:]) is not None


def is_comment_lead(line: str) -> bool:
    """Whether a line heads the readers' comments: `Comments (12)`."""
    return len(line) <= 80 and _COMMENT_LEAD.fullmatch(line) is not None


def is_comment_mark(line: str) -> bool:
    """Whether a line stands beside readers' comments and in no story: `Reply`, `3 hours ago`, `Ann says:`."""
    return len(line) <= 80 and _COMMENT_MARK.fullmatch(line) is not None


def is_tag_lead(line: str) -> bool:
    """Whether a line heads a list of tags: `Tags:`."""
    return len(line) <= 20 and _TAG_LEAD.fullmatch(line) is not None
