import { patterns, type Cues } from "../cue-book.ts";

export const DETENTION: Cues = {
  sure: patterns(`
    - (am|is|are|im|was|were|been|got|being|hes|shes|just|have) (just|now|being|been|also|
        currently|still|illegally|wrongly)? (being|been)? (arrested|deported|handcuffed|
        interrogated|imprisoned|jailed|arested|incarcerated|taken into custody|in custody|in
        handcuffs|under arrest|placed under|under house arrest)
    - (arrested|detained|handcuffed|interrogated|interrogating) (me|us|my|our|him|her|them)
    - (police|policeman|policemen|officers|cops|immigration) _ (took|taken|arrested|detained|
        holding|interrogat*|questioning|grabbed|picked up|dragged|locked|are holding|is holding|
        beat|raided|searching|raiding) (away)? (me|us|my|our|him|her|them|the|a|one|someone|from)
    - (locked|locking|lock|lock*) (me|us|him|her|my|our|them) (in|inside|up|out of)
    - (confiscated|confiscating|withheld|withholding|withholds|seized|hid|hides|hiding|
        confiscates|retained|stole and keeps) (my|our|his|her|their|all|the|a) _ (passport*|travel
        document*|documents|papers|id)
    - (wont|will not|refuse*|doesnt|dont|not|never|refusing|didnt|wouldnt) (want to|to|going to)?
        (give|giving|return|returning|hand|handing|gave) (me|us|him|her|it|back|over|them)? (my|
        our|his|her|the|their)? (passport*|travel document*|documents)
  `),
  likely: patterns(`
    - (took|taken|collected|keeps|keep|holds) (everyones|all|our|their|all our|everybodys)
        (papers|passports|documents|ids)
    - (put|placed|brought) (me|us|him|her) (in|into) a _ room
    - (may|can|allowed to) only (go|leave|get) out
    - (locked) (the)? (dormitory|dorm|house|gate|door|room|us|factory) from (the)? outside
    - (taken|dragged|led) (out of|from|away) _ by (officers|police|men|uniform*)
    - police (have|has|got|hold) (my|our|him|her|a) _ <person>
    - <keeper> _ (locks|locked|hides|hid|holds|took|keeps|kept|withholds) (away)? (my|our|all) _
        (documents|papers|passport*|id|identity)
    - (cant|cannot|not allowed|forbidden|unable) (to)? (leave|go) (the (company|factory|house|
        building|job|dorm|campus|country|place)|because|until|without)
    - <who> _ (am|is|are|was|were|been|got|getting|being|im|hes|shes|has been|have been|s|just) _
        (detained|deteined|locked up|locked in|locked inside|locked|held captive|captive|held
        hostage)
    - (detained|arrested|held|questioned|stopped|kept|interrogated) (at|by|in) (the|a|an|local|
        airport)? _ (airport|police|border|station|customs|immigration|officers|checkpoint|cell|
        security|detention|prison|jail|authorities|office|room)
    - (held|kept|keep|keeping|holding|hold) (me|us|him|her|my|our|them) (at|in|here|for|since|
        against|locked|inside) _ (police|airport|station|immigration|hours|room|custody|cell|will|
        border|hospital|morning|yesterday|office|detention|hotel)
    - (held|kept|being held|im held|is held) (against|by force|in a room|incommunicado|in
        isolation|in detention|prisoner)
    - <police> _ (took|taken|take|taking|picked|arrested|detained|stopped|came for|brought) _ (me|
        us|him|her|them|my|our|away|<person>) (away|to|in|at|from|and|this|last|today|yesterday|
        for|without|into|husband|wife|son|friend|student|colleague|roommate|$)
    - (taken|took|dragged|led|brought) (him|her|me|us|them|my _ <person>)? (away|to|in|into)?
        (by)? (the)? (police|officers|policemen|immigration|station|security officers)
    - (police|officers|immigration) (is|are|came|come|have|has|keep|keeps|now|just|want|wants|
        outside|at) _ (at (my|our|the) (door|home|apartment|flat|house)|outside|searching|banging|
        knocking|questioning|asking me to sign|want me to sign|wants me to sign|me to sign|take
        me|arrest me|arrest my)
    - <who> _ (wont|will not|dont|doesnt|not|refuse* to|refusing to|isnt|arent|never|wouldnt)
        (let|letting|allow|allowing) (me|us|him|her|my|them) _ (go|leave|out|call|exit|board|home|
        phone|contact|to leave|speak|fly)
    - (not|cant|cannot) (allowed|permitted|able)? (to)? (leave|go out of|get out of|exit) (the|
        this|my) (building|room|station|apartment|house|office|airport|police|dormitory|dorm|
        compound|factory)
    - (stopped|prevented|preventing|stopping) (me|us|him|her) from (leaving|boarding|going|
        exiting)
    - (in|at) (the|a)? _ (police station|detention center|detention centre|jail|prison|police
        custody|custody|interrogation|cell|holding cell|immigration detention|detention) (now|and|
        since|right|they|for|he|she|please|because|with|without|$)
    - (sitting|waiting|am|im|is|are|stuck|we|still) (now|still|currently|right now)? (in|at) (the|
        a)? (local)? (police station|police cell|detention center|detention centre|jail|prison|
        custody|interrogation room)
    - (police|they|officers) _ (want|wants|forcing|force|make|asking|told|making|pressuring) (me|
        us|him|her) to (sign|confess)
    - (exit ban|banned from leaving|not allowed to leave|cant leave china|stopped at the border|
        refused to let me board)
    - (my|our|his|her) _ <person> (was|got|is|has been) _ taken by (the)? (police|men|officers)
    - <keeper> _ (took|taken|takes|keeps|keeping|kept|holds|holding|has|have|hold|keep|grabbed|
        got|stole|locked) (away)? (my|our|his|her|their|all our|all the|everyones) (passport*|
        pasport*|travel document*|passport and|documents)
    - (passport*|pasport*|travel document*) (was|were|is|are|has been|have been|being|got) (just|
        been|being)? (taken away|confiscated|seized|withheld|kept|held|taken|retained) (by|from|
        away|and|at) _ (boss|employer|company|school|police|landlord|agent|agency|officer*|
        immigration|manager|supervisor|hr|they|wont|not|border|airport|owner|factory|customs|him|
        her|them)
    - (wont|will not|refuse*|doesnt|dont|not|wouldnt) (give|return|giving|returning|hand) (it|
        them|me|us)? (it)? back
    - (took|keep*|kept|holding|holds|has) (my|our|his|her) (passport*|documents) _ __ (back|
        refuse*|wont|not return*|hostage|not let|cant leave|leverage|work|quit)
    - (police|immigration) _ raid*
    - (kept|being|held|holding) (as)? (a)? (hostage|prisoner|captive|slave*)
    - (forced labour|forced labor|forced to work|forcing me to work|forcing us to work|keep us as
        slaves)
    - (questioned|questioning|interrogating|interrogated) (me|us|him|her|by|my|for) (the|for|
        about|since|hours|police|###*|##|#|my|husband|now|and)
  `),
  hints: patterns(`
    - (taken|took|take|brought|picked up|led|dragged|escorted) _ (by|away|out|from) _ (officers|
        officer|police|policemen|uniform*|men|security|guards|agents|soldiers)
    - (officers|policemen|men in uniform|uniformed men|two men|plain clothes|plainclothes) _
        (took|taken|came|come|knocked|entered|searched|asked|brought|led|want)
    - (nobody|no one|noone) (told|tells|tell|knows|explains|says|explained|speaks|will tell) (us|
        me|her|him|why|where|the|english|what|anything)
    - (no|without|dont know the|not told the|any) (reason|interpreter|translator|lawyer|
        explanation|charge)
    - (since|for) (hours|six hours|# hours|## hours|# days|## days|this morning|yesterday|last night|days|sunday|monday|
        tuesday|wednesday|thursday|friday|saturday)
    - (small|little|windowless|closed|locked|interview|interrogation) room|room (without|with no)
        (window|windows)
    - (locked|closed|shut) (from outside|from the outside|at night|us|me|up)
    - (sign) (a|something|papers|a paper|documents|the paper|this|statement|confession|protocol)
    - (not|dont|wont|doesnt|cant|cannot|never|isnt) (let|allow*|permit*|able to|go|leave|call|go
        out|get out) (me|us|him|her|to|out|home|anyone|my|go|leave|call)
    - (only let|only release*|release*|free) (me|us|him|her)? (if|when|after|until)? (we|i)? (pay|
        sign)
    - (took|taken|keeps|keep|kept|has|have|hold|holds|locked) (away|in)? (our|my|all our|
        everyones|her|his) (phone|phones|papers|passport*|documents|id|ids|sim)
    - (must|have to|need to|should) pay (them|him|her|the)? _ (leave|quit|go|free|#*)
    - (guard|guards|watchman) _ (gate|door|follow*|not let|stop*|every*)
    - (one meal|no food|no water|hungry|not paid|without pay|no salary|work* ## hours|sleep in
        the)
    - (questions|questioned|interrogat*|interview*) (him|her|me|us|for|about|since|all|again|
        hours)
    - (border|immigration|airport|checkpoint) (officer|officers|police|control|room|side)
    - (there are|we are) (two|three|four|five|six|seven|eight|ten|#|##) of us
  `),
};
