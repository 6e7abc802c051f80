import { patterns, type Cues } from "../cue-book.ts";

export const MEDICAL: Cues = {
  sure: patterns(`
    - <not> (be able to|able to|to)? (breathe|breath|breathing|breth|breate|inhale)
    - (trouble|difficulty|difficulties|struggling|struggles|gasping|fighting) (to|for|in|with)?
        (breathe|breath|breathing|air)
    - (is|are|looks|s|went|still|found|lying|hes|shes) _ unconscious
    - unconscious (and|on|in|after|now|for|since)
    - (lost|losing|loses|lose) consciousness
    - (no|without a|without|cant find a|cannot find a) pulse
    - (not|isnt|wont|doesnt|cant|cannot) (be)? (waking|wake|woken) up
    - (not|isnt) (moving|conscious|waking)
    - (not|isnt|doesnt|wont) (responding|respond|reacting|react) (to (us|me|voice|touch|anything|
        his|her|pain)|at all|and|anymore|any)
    - (heart|breathing) _ stopped
    - (lips|face|skin|fingers) _ blue
    - <who> _ (is|are|am|im|hes|shes|keeps|started|s|was|still) _ (bleeding|bleading|hemorrhag*|
        haemorrhag*)
    - (bleeding|bleading) (badly|heavily|a lot|from|out|profusely|very|so|and|wont|wouldnt|
        nonstop|internally|too)
    - (losing|lost|loosing) _ blood
    - blood (everywhere|all over|is coming|coming|keeps|wont|pouring|gushing|and)
    - (vomiting|vomit|vomits|vomited|coughing|coughs|coughed|spitting|peeing|throwing up|threw up)
        _ blood
    - (is|are|am|im|hes|shes|started|keeps|was|s) _ (choking|chocking|convulsing|drowning|
        suffocating|seizing)
    - (kill|hang|shoot|cut|harm|hurt|hanged|killed) (myself|himself|herself|themselves|my self|him
        self|her self)
    - (end|take|took|ending|taking) (my|his|her|their) (own)? (life|lives)
    - (end|ending) it all
    - (commit|committed|committing|attempt*|considering|contemplating|about|of) _ suicide
    - suicidal
    - suicide (note|attempt)
    - (dont|not|no longer|do not) (want|wish|wanna|wanting) (to)? (live|be alive|exist|wake up|be
        here|go on living|keep living) (anymore|any more|any longer|now)?
    - (no reason|nothing|no point) (to|left to|in) (live|living)
    - (better off dead|wish i was dead|wish i were dead|life is not worth|life isnt worth|tired of
        living)
    - (waters|water|membrane*) (have|has|just|had)? (just)? (broke|broken|breaking|burst|went)
    - contractions _ (started|every|are|minutes|strong|begun|began|coming|getting|apart)
    - (having|has|have|feeling|strong|with|regular) _ contractions
    - (baby|child|kid) (is)? (coming|being born) (now|out|right|early|already)?
    - overdos*
    - (electrocuted|electric shock)
    - (slit|cut|slashed) (my|his|her|their) (wrist|wrists|throat|veins)
    - (call|send|need|get|calling|phone|bring) _ (ambulance|ambulence|ambulanse|paramedic*) (now|
        quick*|please|asap|immediately|urgent*|fast|right|hurry|here)
    - (now|quick*|please|urgent*|help|hurry) _ (ambulance|ambulence|ambulanse)
    - (throat|tongue|airway|neck) _ (swelling|closing|swollen|swelled|swells|tight)
    - (is|are|am|im|hes|shes|s) (probably|slowly|really|almost)? dying (please|now|help|here|in|
        and|$)
    - (think|believe|feel|afraid|scared) _ (dying|going to die|gonna die|will die|about to die)
    - (going to|gonna|about to) (die|faint|pass out|collapse) (please|now|help|here|$)
  `),
  likely: patterns(`
    - (mouth|face|smile) _ (hanging|crooked|lopsided|one sided|to one side|on one side)
    - (foam|froth) _ (lips|mouth)
    - (vomit*|throwing up|throw up|threw up|puking) __ (coffee|dark|black|bloody|red)
    - (grabbed|touched) _ (cable|wire) __ (bang|floor|burn*|black|shock)
    - (nail|screw|needle|rod|glass|splinter|blade) _ (through|into|in) (my|his|her|the) (foot|
        hand|eye|leg|arm|finger|chest|skin)
    - (headache*|dizzy) __ (sleepy|drowsy|keep (him|her|them) awake|faint|vomit*|unconscious)
    - (lips|tongue|throat) _ (are|is) _ swelling
    - (drank|drunk|swallowed) _ (by mistake|by accident|accidentally|unlabel*|no label|without
        label|wrong bottle)
    - (bleeding|blood|cramps|pain|contractions) __ (pregnant|pregnancy)
    - (pregnant|pregnancy) __ (bleeding|blood|cramps|contractions)
    - (going to|gonna|will|want to|about to|ill|have to) (end it|end everything|end this|finish
        it)
    - (turning|turned|went|gone|going) blue
    - (heart attack|stroke|seizure|overdose|chest pain) what number
    - <who> _ (passed out|past out|fainted|collapsed|blacked out|faints|collapsing|fainting|keeled
        over)
    - (collapsed|fainted) (in|at|on|and|during|while|suddenly|right|just|after|from)
    - (suddenly|just) (collapsed|fainted)
    - <who> _ (had|has|having|have|suffered|suffering|suffers|got|getting|think|went) _ (heart
        attack|stroke|seizure*|cardiac arrest|epileptic|epilepsy|asthma attack|anaphyla*|allergic
        reaction|convulsion*|fit|brain haemorrhage|brain hemorrhage|heatstroke|heat stroke|
        sunstroke|concussion|food poisoning|hypotherm*|miscarriage|stillbirth|appendicitis|
        meningitis|sepsis|blood poisoning|internal bleeding|asphyxia*)
    - (heart attack|stroke|seizure|cardiac arrest|anaphyla*) (now|right|please|symptoms|help|in
        progress)
    - (having|is having|suffering) _ (attack|stroke|seizure*|fit|reaction)
    - (have|having|has|got|with|feel*|severe|bad|sharp|terrible|strong|sudden|crushing|intense|
        horrible|awful|unbearable) _ (chest pain*|pain in _ (chest|heart|left arm)|chest pressure|
        pressure in _ chest|tightness in _ chest|tight chest)
    - chest _ (hurts|hurting|hurt|tight|pain|burning|heavy) (and|since|badly|so|a lot|very|for|
        now|please|help|$)
    - (pain|pains|tightness|pressure) in (my|his|her|the) (chest|heart)
    - (short of breath|shortness of breath|out of breath|hyperventilat*|wheezing)
    - <who> _ (broke|broken|breaks|fractured|dislocated|shattered|crushed|severed|smashed|twisted)
        _ <body>
    - <who> _ (cut|cuts|burned|burnt|burns|scalded|injured|hurt|stabbed|sliced|chopped|lost|
        caught|trapped|stuck) (my|his|her|their|the|a|off|both|half)? (left|right|own|whole)?
        <body> (in|with|on|badly|open|and|from|very|deep*|off|$)
    - (cut|chopped|tore|ripped) off _ <body>
    - <who> _ (fell|fallen|falls|slipped|jumped) (down|from|off|out|into|in|and|over|on)
    - (hit|banged|injured|struck|cracked|smashed) _ head
    - (hit|run over|struck|knocked down|knocked over|ran over) by (a|an|the|some)? _ (car|bus|
        truck|taxi|scooter|bike|bicycle|motorcycle|motorbike|ebike|van|vehicle|train|lorry|
        electric|driver)
    - (car|taxi|truck|bus|scooter|van|driver) _ (hit|ran over|run over|knocked) <me>
    - (had|have|been|in|got|was|were|is|into|a|terrible|serious|bad|witnessed) _ (accident|car
        crash|crash|collision|pile up) (and|on|in|near|at|just|please|help|now|with|people|
        someone|$)
    - (car|traffic|road|bike|scooter|lab|motorcycle|bus|laboratory) (accident|crash|accidant)
    - <who> _ (is|are|was|were|am|im|got|gets|been|s|badly|seriously|severely) _ (injured|wounded|
        hurt|crushed|shot|stabbed|poisoned|paralysed|paralyzed|scalded|burned|burnt|concussed|
        stung|bitten|gassed|intoxicated|impaled)
    - (badly|seriously|severely|critically|heavily|gravely) (injured|hurt|ill|sick|wounded|burned|
        burnt|unwell)
    - <who> _ (is|are|am|im|hes|shes|feel|feels|feeling|became|got|fell|getting|looks|s) _ (very|
        really|seriously|badly|extremely|so|violently|terribly|dangerously|too|desperately|
        suddenly|critically) (ill|sick|unwell|bad and|weak and|dizzy|feverish|confused and)
    - (high|very high|raging|terrible|bad|dangerous|strong) (fever|temperature)
    - (fever|temperature) (is|of|at|over|above|reached|around|about|has)? _ <years>
    - (has|have|with|got) _ <years> _ (fever|temperature|degrees)
    - fever _ (convuls*|rash|wont|not going|doesnt|confused|stiff|seizure*)
    - burning up
    - (acid|chemical*|solvent|reagent|bleach|base|alkali|liquid|glass|hydroxide|bromine|something)
        _ (in|into|on|onto) _ (eye|eyes|face|skin|hand|hands|arm|arms|leg|legs|clothes)
    - (splash*|spill*|spray*|squirt*) _ (eye|eyes|face|skin|hand|hands|arm|arms|leg|legs|himself|
        herself|myself|<me>)
    - (acid|chemical|third degree|second degree|severe|bad|serious) burn*
    - <who> _ (swallowed|drank|drunk|drinks|ate|eaten|ingested|inhaled|breathed|breathing|
        injected|swallows|took|taken) _ <poison>
    - (swallowed|inhaled)
    - (drank|drunk|ate|drink|ingested|licked) (something|some) (from|in|toxic|wrong|bad|poison*|
        unknown|strange|liquid|chemical*)
    - (took|taken|swallowed|takes|ate|eaten) _ (too many|whole|all|lot|lots|handful|bottle|entire|
        box|pack|packet|##) _ (pills|tablets|sleeping|medicine*|paracetamol|painkillers|
        medication|drugs|antidepressants)
    - (carbon monoxide|alcohol|lead|methanol|mercury|co) poisoning
    - (got|have|has|having|been|was|is|were) _ (poisoned|food poisoning|poisoning)
    - (want|wants|wanted|wanting|going|gonna|trying|tried|tries|planning|thinking|threatening|
        threatens|ready|decided|about|wish|standing) _ (to|of|about|and)? (die|dying|jump|jumping|
        suicide) (off|from|out|now|today|tonight|please|anymore|in front|$)
    - (cant|cannot|dont want to) (go on|live|take it) (any more|anymore|like this|any longer|with
        this)
    - (is|are|am|went|gone|going|in|going into|shes|now|active|early|premature|started|be) (in|
        into)? (labour|labor) (now|and|pain*|at|please|since|what|where|too|already|early|help|$)
    - (labour|labor|birth) pains
    - (in|into) (labour|labor) (now|and|at|please|since|what|where|too|already|early|help|$)
    - (is|are|shes|about to|started) (giving|give) birth (now|right|in|at|here|any|already|early|
        $)
    - (pregnant|pregnancy|weeks|months) _ (bleeding|bleed|bleeds|pain|cramp*|fell|blood|fainted|
        vomiting)
    - (wife|partner|shes|she|pregnant) _ (bleeding|miscarry*|miscarriage|miscarrying)
    - (very|extremely|severe|terrible|unbearable|horrible|acute|sharp|awful|strong|extreme|
        intense|excruciating|bad) (stomach|abdominal|head|back|belly|allergic|lower)? (pain|pains|
        ache|headache|stomachache|reaction|cramps|dehydration|bleeding|burn|burns)
    - <who> _ (cant|cannot|couldnt|can not|not able to|unable to) (move|feel|see|walk|stand|speak|
        swallow|talk|stop vomiting|stop shaking|keep) _ (leg*|arm*|face|body|side|and|anymore|any|
        up|properly|at all|hand*|suddenly|anything|clearly|down|$)
    - (cant|cannot) (see|speak|move|talk|walk|swallow) (and|anything|suddenly|properly|at all|his|
        her|my)
    - suddenly (cant|cannot|can not|lost|unable to|stopped|couldnt) (see|speak|move|talk|walk|
        swallow|hear|stand|feel|his|her|my|the)
    - face _ (drooping|droops|numb|drooped|paralysed|paralyzed|swollen|swelling)
    - (slurred|slurring|slurs) _ (speech|words)
    - speech _ slurred
    - (side|arm|leg|face|body|half) _ (is|went|gone|are|feels|has gone|has become) _ (numb|
        paralysed|paralyzed|weak and)
    - (vomiting|vomits|throwing up|diarrhea|diarrhoea) (since|all night|all day|non|nonstop|and|
        for|repeatedly|constantly|a lot|every|after)
    - (keeps|cant stop|wont stop|not stop|started|nonstop) (vomiting|bleeding|shaking|throwing up|
        seizing|fainting)
    - (diabetic|insulin|blood sugar|hypoglyc*) _ (shock|coma|low|confused|shaking|ran out|
        collapsed|crash*|shaky|passed)
    - (bitten|bit|stung|attacked) (by|me|my|our|his|her) _ (dog|snake|bat|monkey|spider|cat|rat|
        scorpion|jellyfish|bee|bees|wasp*|animal|wolf|leg|hand|arm|ankle|foot|son|daughter|child)
    - (dog|snake|bat|monkey|spider|cat|rat|scorpion|wasp) _ (bit|bite|bites|stung|attacked) <me>
    - (snake|dog|spider|bat|monkey) bite (on|what|now|and|in|please|help)
    - (ran out|run out|out) of (insulin|inhaler|heart medicine|epipen|oxygen)
    - (appendix) _ (burst|ruptured)
    - (need|needs|get|find|want|send) _ (doctor|hospital|medical help|medic|emergency room|
        emergency treatment|medical assistance) (now|urgent*|immediately|right|quick*|fast|asap|
        please|at once|tonight)
    - (urgently|immediately|desperately) (need|needs) _ (doctor|hospital|ambulance|medical|blood)
    - (needs|need) (urgent|immediate|emergency) (medical|help|care|surgery|hospital|attention|
        doctor)
    - (call|calling|called|send|need|needs|want|get) (me|us|him|her)? (an|the|a)? (ambulance|
        ambulence|ambulanse|paramedic*)
    - medical emergency (here|now|in|at|please|what|help|$)
    - (taken|rushed|took|brought) (to|him to|her to|me to) (the)? (hospital|icu|er|emergency) (by
        ambulance|unconscious|just|now|an|this|today|last night|after)
    - (is|are|hes|shes|am|im) in (a coma|intensive care|the icu|icu|critical condition|agony|
        terrible pain|severe pain|shock|great pain|so much pain|a lot of pain)
    - (just|has|have|hes|shes|found|man|he|she) (died|dead|passed away) (in|at|on) (the|my|our|
        his|her) (lab|room|apartment|flat|dorm*|office|bed|street|floor|bathroom)
    - found (him|her|a|my|our|the) _ (dead|lying|body|hanging|unresponsive|on the floor)
    - <who> _ (is|are|was|s|hes|shes|lying|lies) _ unresponsive
    - (lying|lies) on the (floor|ground|street|road) (and|not|in|bleeding|unable|motionless|with|
        $)
    - (frostbite|hypothermia|rabies|heatstroke|heat stroke|altitude sickness) (help|what|now|
        please|he|she|symptoms)
  `),
  hints: patterns(`
    - (locked in|locked) _ (shower|bathroom|toilet)
    - (note|letter|paper|rings) _ on the (table|desk|bed|pillow)
    - (words|sentences) _ (wrong order|mixed|mixes|jumbled)|(mixes|mixing|confuses) _ words
    - (a|big|loud) (bang|pop|crack)
    - (cleaning|detergent|medicine) (cupboard|cabinet|bottle)
    - (sit up|get up|stay awake|keep (him|her) awake)
    - (cant|cannot|dont|doesnt|not) feel (my|his|her|the)
    - (blurred|blurry|double|foggy|as if in a fog|everything blurred)
    - (wheez*|whistling|rattling|gurgling|hoarse|rasping)
    - (lips|tongue|face|throat) _ (swell*|swollen|swelling)
    - (epipen|epi pen|pen|inhaler) _ (empty|used|expired|gone)
    - (without|no|unlabeled|unlabelled|unmarked) (a)? label
    - (holds|holding|clutches|clutching|grabs|grabbing|presses|pressing) (his|her|my|the) (chest|
        heart|stomach|belly|head|throat|side|left arm|arm)
    - (sweats|sweating|sweaty|cold sweat|drenched)
    - (very|deathly|completely|all|so|looks|turned|is|went|white as) (pale|grey|gray|a sheet|
        yellow|blue|purple)
    - (hardly|barely|scarcely|not|cant|cannot|no longer|doesnt) (talk|speak|stand|walk|breathe|
        move|answer|open (his|her) eyes|keep (his|her) eyes|sit up|swallow|lift|see|stay awake|
        recognize|recognise|know|drink|react|make sense)
    - (sits|sitting|lies|lying|laying|found|curled) _ (on the|on) (floor|ground|bathroom|pavement|
        stairs|street|snow|bed and)
    - (eyes rolled|foam|foaming|stiff|limp|motionless|shaking all over|shivering|trembling|
        twitching|cramping|jerking|shakes|shakes all over)
    - (confused|talks nonsense|talking nonsense|doesnt recognize|doesnt recognise|mumbl*|
        delirious|drowsy|very sleepy|slurring|dizzy|faint|weak)
    - (doesnt|does not|isnt|not|no|wont|didnt) (answer|answering|react|respond|responding|move) _
        (when|anymore|any more|us|at all|to us|shouting|shaking|door|phone)
    - (empty) _ (pill*|tablet*|blister*|medicine|bottle*|box|boxes|packet*|pack)
    - (pills|tablets|sleeping) _ (empty|next to|beside|on the floor|gone|missing)
    - (farewell|goodbye|suicide|good bye) (letter|note|message|messages|letters)
    - (letter|letters|note|message) _ (goodbye|farewell|parents to say)
    - (said|saying|says|say|wrote) (goodbye|good bye|farewell)
    - (put|putting) my affairs in order|(written|wrote|write|left) (a letter|letters|a note|notes)
        (to|for) (my|his|her) (parents|family|mother|wife|husband|children)
    - (end it|be over|no way out|no point anymore|no point any more|no hope|cant go on|cannot go
        on|disappear forever|wont be here|will be gone|not be here|dont see any|nobody will miss|
        no one will miss|better without me|burden to)
    - (anyone who wants it|give away|gave away|giving away|given away|look after my|who will take
        care of my)
    - (roof|window sill|windowsill|ledge|balcony railing|bridge|rails|tracks|railing) (and|of|is|
        now|he|she|crying|since|with)
    - (locked (himself|herself|myself) in)
    - (throws up|throwing up|vomits|vomiting|vomited|threw up|nausea*|diarrhea|diarrhoea|cant keep
        anything)
    - (eyes|eye|skin|lungs|throat|lips|tongue|face|mouth|hands) _ (burn|burns|burning|swell|
        swells|swollen|swelling|red|itch*|blistering|peeling|blisters|numb)
    - (coughs|coughing|cough) _ (blood|since|nonstop|badly|wont stop|and)
    - (blood|bleed|bleeds|bleeding|bled)
    - (fever|39|40|41)
    - (pain|pains|hurts|cramps|ache|aches) (every|in|so|that|very|badly|and|since|on)
    - (weeks|months) pregnant|pregnant (wife|woman|and)|due (date|next week)
    - (every|each) (#|##|few|two|three|four|five|ten) minutes
    - (fell|fallen|slipped|tripped|crashed) _ (down|from|off|stairs|ladder|roof|bike|scooter|
        window|hole|ice)
    - (at a strange|at an odd|at a weird|wrong) (angle)|bone (is|sticking|sticks|out|visible)
    - (deep|open|gaping) (cut|wound|gash)
    - (hit|banged|bumped|struck) _ head
    - (swallowed|drank|inhaled|breathed in|bitten|stung)
    - (diabetic|insulin|epilep*|asthma|inhaler|heart patient|heart condition)
    - (need|needs|want) _ (ambulance|doctor|hospital)|(which|what|nearest) hospital|hospital (now|
        tonight)
  `),
  regardless: patterns(`
    - (i|ill|im|he|she|hell|shell|they|son|daughter|friend|student|roommate) _ (will|ll|ill|going
        to|gonna|want to|wants to|hell|shell) (kill (myself|himself|herself)|jump (off|from|out)|
        hang (myself|himself|herself)|end (my|his|her) life)
  `),
};
