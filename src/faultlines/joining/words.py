"""Words that say nothing about who it is: titles before a name, and nouns that fit anybody."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """mr mrs ms miss dr prof professor sir lord lady dame baron sheikh shaikh sheik emir imam
    mullah maulana ayatollah sayyid sayyed seyyed hojatoleslam pope cardinal archbishop bishop
    father rabbi reverend rev king queen prince princess sultan crown president vice deputy prime
    minister premier chancellor secretary undersecretary foreign interior defence defense finance
    state general gen lieutenant lt colonel col major maj captain capt sergeant sgt commander
    admiral brigadier marshal field chief leader governor mayor senator sen congressman
    congresswoman representative rep ambassador envoy spokesman spokeswoman spokesperson speaker
    chairman chairwoman chair director judge justice attorney former ex outgoing acting
    president-elect prime-minister mp mep comrade journalist analyst cleric lawmaker candidate
    dictator militant politician diplomat official councillor aide adviser advisor"""
)

PARTICLES = _words("al el ul ad ar as ash at az bin ibn ben van von der den de la le da di dos del")

FUNCTION_WORDS = _words("the a an of for and in on to at de la le du des der die das")

# A name of nothing but these belongs to whoever owns it ("the government" of Iraq).
GENERIC = _words(
    """government governments administration regime authorities authority cabinet parliament
    assembly legislature senate congress council house national supreme court courts judiciary
    central bank ministry department interior foreign defence defense finance justice state
    affairs office officials official leaders leader leadership party parties opposition
    coalition alliance bloc movement group groups faction factions militants militant rebels
    rebel insurgents insurgent fighters fighter gunmen gunman militia militias army armies navy
    military forces force troops soldiers soldier police officers officer security services
    service intelligence agency guards guard paramilitary paramilitaries commanders commander
    people public population civilians civilian citizens residents refugees students protesters
    demonstrators voters workers women men children families majority minority community
    media press reporters journalists newspaper newspapers ambassador ambassadors diplomats
    diplomat envoy envoys delegation president prime minister ministers lawmakers mps deputies
    senators members member supporters allies ally critics analysts experts observers sources
    terrorists terrorist bombers suicide extremists armed special local senior top some many
    several other others new old former own his her its their our my your this that these those
    all most both two three one ruling religious political country nation world international
    union organisation organization committee commission board team spokesman spokeswoman
    spokesperson aide aides adviser advisers man woman sunni-led"""
)
