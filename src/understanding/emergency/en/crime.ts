import { patterns, type Cues } from "../cue-book.ts";

export const CRIME: Cues = {
  sure: patterns(`
    - (am|is|are|im|hes|shes|was|were|been|got|being|just) (just|being|been|now|almost|nearly|
        also|badly|brutally|sexually|physically|violently)? (being|been|just)? (raped|mugged|
        molested|groped|kidnapped|abducted|kidnaped|burgled|burglarized|burglarised|gang raped|
        stabbed|pickpocketed|carjacked)
    - (someone|somebody|man|men|guy|people|stranger*|thief|burglar|he|they|intruder|robber*) _
        (is|are|was|s|just|has|have|tries|trying|been) _ (breaking|broken|broke|climbing|getting)
        (in|into)
    - (stalking|stalks|stalked) (me|us|her|my|our)
    - (raped|molested|groped|mugged) (me|us|her|him|my|our|a)
    - (tried|trying|tries|attempted) to (rape|kidnap|abduct|strangle|choke|stab|rob) <me>
    - sexual* (assaulted|abused|harassed|attacked|molested) (me|us|by|last|today|yesterday|in|at|
        and|on)
    - (broke|broken|breaking|break) (in|into) (to)? (my|our|his|her|the|a) (apartment|flat|house|
        home|room|dorm*|place|office|lab|car|door|hotel)
  `),
  likely: patterns(`
    - (using|used|uses|charging|spending) (my|our) _ (card|account|alipay|wechat) _ (in|for|at|
        without|since|now|right|again)
    - hand (over|on) (my|her|his) (mouth|throat|neck|thigh|breast)
    - (suspect*|accused|involved) __ (camera|savings|transfer|move|account|video)
    - (want|demand) _ _ (pin|password|passcode)
    - (taxi|driver) _ (locked|locks) _ door*
    - (was|were|been) drugged (in|at|by|last|tonight|yesterday|and|on)
    - (kicking|hammering|banging|pounding|breaking) (at|on|in|down)? (my|our|the) door
    - (hasnt|not|havent|has not) (been)? (seen|come home|come back|returned) since
    - (wife|husband|son|daughter|friend|student|colleague|sister|brother|mother|father|i|we|she|
        he|kid|child|girlfriend|boyfriend) (was|were|got|has been|have been|is being) (hit|
        slapped|pushed|touched|punched|kicked|attacked|grabbed|spat on) (by|in|on|at|and|several|
        repeatedly|yesterday|today|with)
    - (call|caller|phone|someone|man|message|officer) _ _ (police|public security|embassy|customs|
        bank|immigration|court|prosecutor|consulate) _ __ (transfer|money|pay|account|code|wire|
        deposit|arrest*)
    - (money laundering|parcel with drugs|package with drugs) __ (transfer|money|pay|account|
        police|call*|code)
    - <who> _ <is> _ (robbed|robed|assaulted|attacked|beaten|beat up|drugged|scammed|scamed|
        defrauded|swindled|cheated out|conned|tricked into|tricked and|stalked|punched|kicked|
        strangled|choked|slapped|harassed|jumped|abused|held up|hacked|followed home|blinded|
        ambushed|sexually|beaten up|trafficked|held hostage|spiked)
    - (robbed|robed|attacked|assaulted|beaten|mugged|scammed) (by|at|in|on|near|outside|last|
        today|yesterday|just|and|this|me|us)
    - <who> _ <stolen> (my|our|his|her|their|all|a) _ <goods>
    - <goods> _ (was|were|has been|have been|been|got|is|are|just|gets) _ (stolen|snatched|robbed|
        taken by|grabbed|pickpocketed|emptied|drained)
    - (stole|stolen|snatched|took|grabbed|robbed) (my|our|his|her|all my|all our) _ <goods>
    - (had|got|have) (my|our|his|her|their) _ <goods> _ (stolen|snatched|taken|nicked)
    - (stolen|snatched) _ <goods> _ (help|what|now|today|just)
    - (thief|thieves|robber*|burglar*|intruder*|prowler|stranger|gunman) _ (in|at|inside|outside|
        took|stole|is|are|was|has|came|broke|entered) _ (my|our|the|his|her|room|house|door)
    - (break in|burglary|robbery) (at|in|last|just|yesterday|today|happened|here|right)
    - (someone|somebody|man|men|stranger|guy|people) _ (in|inside|entered|banging|pounding|trying
        to open|trying to enter|trying to get into|kicking|hiding|came into|forced) _ (my|our|the)
        (flat|apartment|house|door|room|home|dorm*|window|bathroom)
    - (hit|hits|hitting|beat|beats|beating|beat up|beating up|punched|punching|slapped|slapping|
        kicked|kicking|strangled|strangling|choked|attacked|attacking|attacks|assaulted|stabbed|
        touched|touching|touches|grabbed|grabs|pushed|raped|abused|abuses|abusing|harassed|
        harasses|harassing|drugged|hurting|hurts|tortured) (me|us|her|him|my (wife|husband|son|
        daughter|friend|child|colleague|sister|mother)|our (student|colleague|child|kids|postdoc|
        guest))
    - (being|is|am|im|are|was|getting) _ (sexually|physically) (abused|harassed|assaulted|
        attacked|threatened)
    - (domestic|physical) (violence|abuse) (now|right|by|from|at|in my|please|help|victim|and|$)
    - (victim|victims) of (a)? (rape|domestic|robbery|sexual|scam|fraud|assault|an attack|attack|
        violence|theft|trafficking)
    - (husband|wife|boyfriend|girlfriend|ex|partner|father|roommate|boss|professor|supervisor) _
        (is|became|gets|got|has become|turns) _ (violent|abusive|drunk and|beating|aggressive and)
    - (forced|forcing|forces|force) (me|us|her|him) (to|into) (have|sleep|sex|undress|strip|drink|
        prostitut*|drugs|kiss)
    - (put|slipped) something in (my|her|his|our) (drink|food|glass|coffee|tea)
    - (drink|drinks) (was|were|has been|got) _ (spiked|drugged)
    - (scam*|fraud*|swindl*|conned|cheat*|con man|con artist) _ (me|us|my|our|him|her) _ (money|
        yuan|rmb|savings|account|out|of|bank|dollars)
    - (fell for|victim of|victim to|lost money to|lost all|scammed by|scammed in|scammed out|
        target of) _ (scam*|fraud*|savings|phishing|money|fake)
    - (sent|transferred|transfered|paid|wired|gave|given|lost) _ (money|yuan|rmb|dollars|euros|
        savings|usd|###*|thousand) _ __ (scam*|fraud*|fake|pretend*|swindl*|con|hacker*|blocked
        me|disappeared|scammer|vanished|impost*)
    - (caller|call|phone|someone|somebody|man|woman|person|people|he|she|they|who) _ (says|said|
        claims|claiming|claimed|saying|pretend*|calling) _ _ (police|embassy|customs|bank|court|
        immigration|public security|prosecutor|officer|interpol) _ __ (money|transfer|pay|account|
        code|arrest*|deport*|bank|card|wire|send|yuan)
    - (fake|false|pretend*) (police|policeman|officer|embassy|customs|agent|official*|landlord) _
        __ (money|transfer*|pay|paid|account|code|took|call*|yuan|scam*|deposit)
    - (account|bank card|card|savings) _ (emptied|drained|hacked|cleaned out|wiped)
    - (emptied|drained|hacked into|cleaned out|hacking) (my|our|his|her) _ (account*|savings|card|
        wechat|alipay|bank)
    - money _ (gone|disappeared|stolen|vanished|missing) from _ (account|card|wechat|alipay|bank)
    - (unauthorized|unauthorised|fraudulent|suspicious) (transaction*|transfer*|withdrawal*|
        payment*|charge*) _ (my|our|account|now|just)
    - (has|have|having|being|got|am|is) _ (a stalker|stalked)
    - (shooting|gunshots|gunman|gun fire|gunfire|terror* attack|knife attack|mass stabbing|
        hostage) (at|in|here|outside|now|near|on|is|going)
    - (at|held at) (knifepoint|gunpoint|knife point|gun point)
    - (witnessed|saw|witness|seen|seeing|watching) _ (crime|murder|robbery|stabbing|killing|
        assault|attack|beating|rape|kidnapping)
    - (being|was|were|got|been|is|someone|somebody) _ (murdered|killed|stabbed) (in|at|here|
        outside|next|now|by|last)
    - (dead body|corpse) (in|at|on|here|outside|behind)
    - (son|daughter|child|kid|baby|wife|husband|toddler|mother|father|student|friend|colleague|
        boy|girl|postdoc|roommate) _ (is|has|went|has been|have been|s|gone|got) (gone)? (missing|
        disappeared|vanished|abducted|lost at|lost in)
    - (cant|cannot|can not|lost|couldnt) (find)? (my|our) _ (son|daughter|child|kid|kids|children|
        toddler|baby|boy|girl|little one) (in|at|anywhere|on|please|help|near|since|$)
    - (call|calling|need|send|get) (me|us)? (the)? police (now|quick*|please|asap|immediately|
        urgent*|fast|right away|help|here|to)
    - (please|now|urgent*|someone|help|quick*) (call|send|get) (the)? police
    - ^ call (the)? police
    - (fight|stabbing|attack|assault|robbery) (is)? (going on|happening|in progress|outside|taking
        place) (now|right|here|in|at|outside|$)
    - (human|being) trafficked
    - (wont|not|never) (let|letting) _ (go|leave|out) _ (knife|gun|house|apartment|room)
  `),
  hints: patterns(`
    - (came|comes|got) in while (i|we|she) (was|were|slept)
    - (i|she|we) (screamed|screamed for)
    - (on|by) video|camera on
    - (move|transfer) (my|our|the|all) (savings|money)
    - (card pin|pin code|my pin)
    - (kick|kicks|kicking|kicked|bang|bangs|banging|hammer|hammering|pounding|pound|knocking|
        breaking) (on|at|in|down)? (the|my|our) (door|window|doors)
    - (shouting|shouts|screaming|screams|yelling|yells|swearing) (that|at|and|outside|in|from|to|
        for)
    - alone with (my|the|our) (daughter|son|child|children|kids|baby)|(im|am|is|was) alone (here|
        at home|in)
    - (clothes|dress|shirt|blouse|underwear) _ (torn|ripped|missing|bloody)
    - (crying|cries|sobbing|in tears|cried) (in|and|all|since|at|the|on|for)
    - (doesnt|cant|does not|dont) remember (anything|what|how|the night|last night)
    - (bruise|bruises|bruised|black eye|scratches|marks on)
    - (hasnt|has not|havent|wasnt|not) (been)? (seen|heard from|heard of|come home|come back|
        returned|returning|been home|been back|shown up|turned up) (since|from|for|until|
        yesterday|yet|home|in)
    - (phone|mobile|cell|number|telephone|phones) _ (off|dead|switched off|unreachable|out of
        reach|goes to voicemail|not answering|doesnt answer)
    - (no|without any|any) (trace|sign|word|news) (of|from)
    - (bed) (is|was)? (unused|untouched|empty|not slept)
    - (went|left|go|gone) (with|off with) (a|some) (man|stranger|guy|men|people)
    - (was|were|been|got|is) _ (drugged|beaten|robbed|attacked|mugged|raped|followed|grabbed|
        groped|touched|hit|slapped|choked|cheated|tricked|scammed)
    - (beat|beats|hit|hits|slapped|slaps|kicked|grabbed|dragged|pushed|choked|choking|punched) (a|
        one|the|some|another|two|me|her|him|my|us)
    - (locked|locks|lock) (the|all|all the) (door|doors|dormitory|gate|car|house|exit|room)
    - (driver|taxi|car) _ (somewhere else|wrong way|wrong direction|doesnt stop|wont stop|doesnt
        let|not let|another direction|different road|different direction|locked)
    - (stay on the line|stay on the phone|tell nobody|tell no one|not tell anyone|dont tell
        anyone|keep it secret|secret investigation|video call|safe account|my account will be|
        money laundering)
    - (transfer|transferred|sent|paid|wire|wired|send) _ (yuan|rmb|dollars|euros|money|savings|#*)
        _ (account|already|now|today|to|more)
    - (money|savings|everything) (is|was|are) (gone|lost|vanished)|ran (off|away) with
    - (blocked|deleted) me|number (no longer|doesnt) (exist*|work*)
    - (stranger|strangers|unknown|drunk|drunken|masked) (man|men|people|person|guy|guys|in|at)
    - (took|takes|taking|grabbed|snatched|pulled) (my|our|her|his) (bag|phone|wallet|purse|laptop|
        backpack|money|card|cards)
    - (window|door|lock) (is|was|has been)? (broken|smashed|forced|open and|broken open)
  `),
};
