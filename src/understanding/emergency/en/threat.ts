import { patterns, type Cues } from "../cue-book.ts";

export const THREAT: Cues = {
  sure: patterns(`
    - threat* to (kill|hurt|harm|beat|rape|stab|shoot|burn|attack|destroy|publish|post|send|
        report|deport|expose|release|come|fire|cancel|leak|share|tell|call|take|break|throw|have|
        kidnap|cut)
    - threat* (me|us|my|him|her|our|them)
    - (wants|want|wanted|trying|tried|going|coming|came|says|said|will|ill|gonna|would|about|
        tries|swore|promised) (he|she|they)? (to|will|would|ll|is going to|are going to)? (kill|
        murder|shoot|hurt|harm|rape|stab|beat) (me|us|my|him|her|our|someone|everyone|somebody)
    - (death) threat*
    - (blackmail*|extort*) (me|us|my|him|her|our|from|with|by|for)
    - (am|is|are|being|im|been|was|were|getting|hes|shes|got) _ (blackmailed|extorted|blackmail|
        sextort*)
  `),
  likely: patterns(`
    - (photo|picture|video) of (my|our) (gate|door|house|window|building|street|children|daughter|
        son|kids|balcony)
    - (visit|come to|go to) (my|our) (parents|family|house|home|dorm) with
    - (break|breaking|broke) (my|our|his|her|your) (legs|arms|bones|neck|fingers|knees)
    - (show*|pulled|pulls|point*|has|had|have) (me|us)? (a|his|the) (gun|pistol|knife)
    - (scared|afraid|terrified) to (leave|go out|go home|go outside|sleep|open)
    - (nude*|naked|intimate|private|compromising|explicit) (photo*|video*|picture*|pics|images) __
        (money|pay|threat*|asks|wants|demand*|bitcoin|blackmail*)
    - (afraid|scared|terrified|frightened|fear) of (my|the|him|her|them|this) _ (husband|boss|
        landlord|ex|boyfriend|neighbor|neighbour|roommate|supervisor|man|wife|father)?
    - <who> _ (is|are|was|were|am|im|been|being|gets|getting|keep*|got|started|has|have|s) _
        (threatened|threatening|treatened|threatens)
    - (receiv*|getting|got|get|gets|sent|sending|sends|send) _ (threat|threats|threatening|death
        threats|blackmail)
    - (threatening|threats|threatened|threatens) (by|from|with|since|over|every|that|if|$)
    - (send|post|publish|share|leak|release|spread|upload|show|posting|sharing|sending|leaking|
        put) _ (nude*|naked|intimate|private|sex|photos|video|videos|pictures|photo|pics) __
        (unless|if|pay|money|or|family|everyone|online|contacts)
    - (demand*|wants|asking|asks|want) _ (money|ransom|bitcoin|yuan|sex|pay) _ __ (photo*|video*|
        pictures|nude*|or he|or they|or she|or else|threat*|otherwise|kill|naked)
    - (is|are|keeps|been|being|has|was|were|s) (still|been|constantly|always|now)? (following|
        chasing|watching|harassing|waiting for|hunting) (me|us|my|her|him|our) (and|home|in|from|
        at|on|since|to|everywhere|for|now|around|all|wife|daughter|outside|right|car|with|through|
        family|every|please|$)
    - (following|chasing) (me|us|my (wife|daughter|son|child|kids))
    - (am|are|is|being|im|was|were|think|been) _ (followed|chased|stalked|watched) (by|home|from|
        in|right|now|and|on|at|since|everywhere|please|help|$)
    - (followed|chased) (me|us|her|my) (home|to|from|all|through|into|and|in|on|here|down)
    - (afraid|fear|fearing|feared|scared|fears|terrified) (for|of) (my|our|his|her) (life|lives|
        safety|husband|boss|landlord|ex|boyfriend|neighbor|neighbour|roommate)
    - (afraid|scared|terrified|fear) (that|of)? (he|she|they|someone|somebody|him|her|them) _
        (hurt|kill|come|attack|do something|find|hit|beat|harm)
    - (not|dont feel|do not feel|isnt|not feel) safe (here|at|in|anymore|any|now|with|alone|$)
    - (feel|feeling|feels) (very|so|really|extremely)? unsafe (here|at|in|with|because|now|and)
    - (my|our|his|her|their) (life|lives|safety) (is|are) (in|at|under) (danger|risk|threat*)
    - <who> (am|is|are|im|s|may be|could be)? in (great|serious|real|grave|immediate|big|mortal)?
        danger
    - (waiting|standing|stands|waits|lurking|hanging) _ (outside|at|near|in front of) (my|our|the|
        her) (door|building|house|apartment|home|flat|dorm*|window|office)
    - (knows|know|found out) where (i|we|my family|she|he) (live|lives|live and|work)
    - (wants|going|gonna|coming|came|will) (to)? (attack|beat|rape|kidnap|find) (me|us|my|her|him)
    - (will|ll|going to|gonna) (kill|hurt|destroy|ruin) (me|you|us|my|him|her) (if|and|unless|
        when|he|she|they|because|tonight|today|please|$)
    - (told|tells|said|says|wrote|texted|messages|message|warned) (me|us)? _ (kill|hurt|beat|
        destroy|find|get|rape|burn|harm) (me|us|you|my|him|her)
    - (hiding|hide|hid|locked myself) (in|from|myself) _ (bathroom|toilet|room|closet|him|them|
        wardrobe|office|kitchen|husband|boyfriend)
    - (man|guy|someone|somebody|person|people|he|attacker) (with|has|holding|waving|pulled|
        carrying|pointing|pointed|had|is holding) (a|an|out)? (big|large|kitchen)? (knife|gun|
        weapon|machete|axe)
    - (knife|gun|weapon) _ (to|at|on|against) (my|me|his|her|us)
    - bomb threat
  `),
  hints: patterns(`
    - (my|her) ex (has|is|came|landed|arrived)
    - (loan|lending) (app|company|shark*)
    - with (sticks|bats|knives|hammers|iron)
    - (knows|know|knew|found out|told me|asked) _ (where|which) _ (live|lives|school|bus|work|
        kindergarten|daughter|son|children|kids|family|building)
    - (accidents) (happen|can happen|here)|have accidents|(something|things) (could|might|may|
        will|can) happen to (me|us|my|her|him)
    - (regret|regretting) (it|this|that)|(teach|show) (me|us) a lesson|(be sorry|pay for this|pay
        for it)
    - (warned|warn|warning|warns|told|tells) (me|us) (to|not to) (leave|shut|keep|stop|pack|be|
        talk|go|withdraw|stay|disappear|drop)
    - (pack up|keep quiet|shut up|keep my mouth shut|disappear|withdraw my)
    - (stand|stands|standing|wait|waits|waiting|sit|sits|sitting|parked|parks|hang|hanging) (all
        day|day and night|every day|always|there|still|again)? (in front of|outside|at|near|under|
        behind|across from|opposite) (my|our|the) (building|house|door|window|dorm*|office|home|
        apartment|flat|gate|lab|school|kindergarten)
    - (gun|pistol|knife|knives|blade|weapon|machete|hammer|bat|stick)
    - (scared|afraid|frightened|terrified|fear) (to|of|for|and)
    - (dont|do not|didnt|not|no longer|cant) dare
    - (same|black|white|unknown|strange) (car|van|man|men) _ (every|again|behind|follow*|outside|
        since|always|day)
    - (follow|follows|following|followed|watching|watches|filming|photographing|chasing) (me|us|
        my|her|him)
    - (photo|photos|picture|pictures|video|videos) _ (of me|of us|of my|of her|naked|nude|without
        clothes|online|everyone|to my|my family)
    - (pay|paid|money|bitcoin|dollars|yuan) _ (until|till|by|before|tonight|tomorrow|or|otherwise|
        else)
    - (slashed|cut|scratched|burned|smashed) (my|our) (tires|tyres|car|bike|door)
    - (threat*|blackmail*|extort*)
    - (unknown|strange|some) (people|men|man|number|person|account) (stand|call*|write*|wrote|
        keep*|came|come|send*|follow*|wait*|show*)
  `),
  regardless: patterns(`
    - (he|she|they|someone|man|men|boss|landlord|husband|ex|boyfriend|hell|shell|theyll|who|wife|
        neighbor|neighbour|roommate) _ (will|ll|hell|shell|theyll|would|going to|gonna|wants to|
        want to|threatens to|threatened to|swears to) (kill|shoot|rape|stab|murder|beat up|hurt|
        find and) (me|us|my|her|him)
    - (they|he|she|someone|scammer|hacker|hell|theyll|shell|who) _ (will|ll|hell|theyll|shell|
        going to|gonna|threat*|wants to|want to) (send|post|publish|share|leak|release|spread|
        show|upload) (my|our|her|his|these|the|private|nude*|naked|intimate) _ (photo*|video*|
        picture*|nude*|pics|chat*|everyone|family|everything)
  `),
};
