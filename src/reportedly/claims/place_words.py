"""Words that tell whether a name beside them is a place's."""

from __future__ import annotations

import re

DIRECTIONS = (
    "northern southern eastern western central north-eastern north-western south-eastern south-western northeastern "
    "northwestern southeastern southwestern north-central south-central northeast northwest southeast southwest "
    "north-east north-west south-east south-west north south east west upper lower downtown greater mainland "
    "Northern Southern Eastern Western Central"
).split()
KINDS = (
    "province provinces governorate governorates city town village villages district districts region regions county "
    "counties state area areas countryside suburb suburbs neighborhood neighbourhood quarter camp oblast prefecture "
    "parish municipality border island islands peninsula valley front airport"
).split()
PLACE_KINDS = re.compile(
    r"[ \u00a0](?:(?:refugee|border|air|military|coastal|capital|port)[ -])?"
    r"(?:" + "|".join(KINDS) + r"|County|Province|Governorate|Oblast|Parish|Valley|River|Island|Islands|Airport)\b"
)
NO_PLACES = frozenset(
    """the a an i he she it we they you his her its our their my this that these those there here in on at of to from
    for by with as and or but if so no not yes now then when where who what why how all any both each some many most
    more less few one two three four five six seven eight nine ten first second third last next new old
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday north south east west northern southern eastern western central northeast
    northwest southeast southwest city town county state district province region village area country islands island
    street road avenue drive park house hall center centre central university college school hospital church police
    court council department ministry office government union party army force forces navy guard club team league
    god allah islam muslim christian catholic jewish hindu sunni shia arab kurdish english french german spanish
    mr mrs ms dr sir president minister prime king queen prince pope general colonel major captain sergeant lieutenant
    bush obama clinton trump biden reagan carter ford nixon lincoln kennedy johnson smith brown williams jones miller
    davis wilson moore taylor anderson thomas jackson white harris martin thompson robinson clark lewis lee walker
    young allen hall king wright scott green baker adams nelson hill campbell mitchell roberts turner phillips
    parker evans edwards collins stewart morris rogers reed cook morgan bell murphy bailey cooper richardson cox
    howard ward peterson gray james watson brooks kelly sanders price bennett wood barnes ross henderson coleman
    ali hassan hussein ahmed ahmad mohammed muhammad mohamed khan omar osman abdullah ibrahim mustafa said saleh
    salem yusuf mahmoud hamas fatah isis is isil taliban hezbollah houthi reading mobile orange nice same best
    most mission independence liberty union hope justice victory unity peace freedom democrat republican bay lake
    river mountain valley beach port san santa saint st la el al de del los las le les du des man men woman women
    boys girls times post news star sun mail herald tribune gazette journal today time world us note read more see
    also photo image video file live latest update breaking summer winter spring fall christmas easter ramadan
    internet google facebook twitter apple amazon microsoft bank
    energy media data force marine marines rose grace faith angel imperial media bar mine mill page gold silver
    mosque square palace highway outpost capital provinces front car islamic kurds arabs brigade republic regime
    airport base camp square corps division operation corridor
    moss wells fort ""
    """.split()
) - {"us", "jackson", "lincoln"}
BUILDINGS = frozenset(
    ("White House", "Supreme Court", "Security Council", "Old City", "High Court", "Free Army", "New Year", "Red Cross")
)
"""Names of two words that towns bear too, and that news never means as towns."""
ORGANISATION_HEADS = re.compile(
    r"[ \u00a0-](?:University|College|School|Schools|Hospital|Institute|Academy|Bank|Times|Post|News|Tribune|Herald|"
    r"Star|Journal|Gazette|Telegraph|Guardian|Chronicle|Daily|TV|Television|Radio|Press|Agency|Airlines|Airways|Air|"
    r"United|FC|Rovers|Rangers|Party|Union|Council|Committee|Commission|Ministry|Department|Police|Army|Court|"
    r"Association|Foundation|Center|Centre|Club|League|Corp|Inc|Ltd|Company|Group|Group’s|Liberation|Observatory|"
    r"Democratic|Forces|Brigade|Movement|Front|Authority|Museum|Church|Board|Street|St\.|Avenue|Ave\.?|Road|Rd\.?|"
    r"Drive|Boulevard|Blvd|Lane|Stadium|Theatre|Theater|Accord|Accords|Agreement|Treaty|Conference|Declaration|Inquirer)\b"
)
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Prof|Professor|President|Minister|Senator|Sen|Rep|Gov|Governor|Gen|General|"
    r"Col|Colonel|Maj|Major|Capt|Captain|Lt|Lieutenant|Sgt|Sergeant|Judge|Justice|King|Queen|Prince|Princess|Sheikh|"
    r"Sheik|Imam|Pope|Ayatollah|Commander|Officer|Detective|Coach|Rev|Reverend|Bishop|Archbishop|Cardinal|Chancellor|"
    r"Ambassador|Secretary|Chief|Director|Chairman|Mayor|Spokesman|Spokeswoman|spokesman|spokeswoman)\.? $"
)
FIRST_NAMES = re.compile(
    r"\b(?:James|John|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|"
    r"Mark|Donald|Steven|Steve|Paul|Andrew|Joshua|Kenneth|Kevin|Brian|George|Edward|Ronald|Timothy|Tim|Jason|Jeffrey|"
    r"Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Frank|Patrick|"
    r"Jack|Dennis|Jerry|Peter|Henry|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa|"
    r"Nancy|Betty|Sandra|Margaret|Ashley|Kimberly|Emily|Donna|Michelle|Carol|Amanda|Melissa|Deborah|Stephanie|Laura|"
    r"Rebecca|Sharon|Cynthia|Kathleen|Amy|Angela|Anna|Ruth|Brenda|Pamela|Nicole|Katherine|Catherine|Christine|Mike|"
    r"Tom|Bill|Bob|Jim|Joe|Dan|Dave|Chris|Ben|Sam|Tony|Ahmed|Ahmad|Mohammed|Mohammad|Muhammad|Mohamed|Mahmoud|Ali|"
    r"Hassan|Hussein|Abdul|Abdullah|Ibrahim|Omar|Khaled|Khalid|Mustafa|Yusuf|Youssef|Saleh|Abu|Abd|Bin|Ibn|bin|ibn|"
    r"Vladimir|Sergei|Sergey|Dmitry|Igor|Ivan|Alexander|Nikolai|Denzel|Ellen|Jane|Jean|Martin|Simon|Ian|Alan|Adam) $"
)
CONSTRUCTS = frozenset(
    """Ab Abu Ain Ayn Bab Bayt Beir Beit Bir Burj Dar Dayr Deir Der Hawsh Hay Hosh Hush Izbat Izz Jabal Jabel Jebel Jisr
    Kafar Kafr Karm Kfar Khan Khirbat Khirbet Maarat Maarrat Marj Mazraat Nabi Nahr Qabr Qal'at Qalaat Qalat Qasr Ras
    Sheikh Shaykh Souq Souk Suq Tal Tall Tareeq Tariq Tel Tell Umm Wadi""".split()
)
"""Words that open a name which goes on with whose it is (`Bab al-Faraj`, `Wadi al-Dayf`)."""
