import { patterns, type Cues } from "../cue-book.ts";

export const FIRE: Cues = {
  sure: patterns(`
    - (caught|catching|catches|set|cought) (on)? fire
    - <thing> _ (is|are|was|s|in|has|just|now) _ (on fire|burning|in flames|on flames|ablaze|
        burning down|smoking)
    - (smell*|smelling|smelt|smells) (of|like)? (a|the|strong|some|lot of)? (gas|burning|smoke|
        something burning)
    - leaking gas
    - (explosion|exploded|explosions|blast|explode) (in|at|on|near|here|just|outside|and|next|
        happened|inside) _ (lab|laboratory|building|dorm*|house|room|kitchen|apartment|people|
        office|street|now|factory|hood|reactor|hurt|injured|campus|floor|hotel|face|hand|flat|
        door|my|our|the)
    - (there|just|was|heard|been|big|had|have) _ (an explosion|explosion|a blast)
    - (trapped|stuck) (in|inside|under|between) (an|the|a|our|my|this)? _ (elevator|lift|rubble|
        fire|burning|building|ruins|debris|collapsed|flood|car|smoke|cave|avalanche|snow|wreck)
  `),
  likely: patterns(`
    - (hiss*|leak*) ~ (hydrogen|gas line|oxygen|cylinder|chlorine|ammonia|valve)
    - (dripping|falling|raining) _ (burning|fire|molten)
    - (knocking|voices|people|someone) (under|beneath|below) the (bricks|rubble|stones|debris|
        concrete|snow)
    - (side|wall|part|half) of the (dorm*|house|building|hill|slope) _ (slid|fell|collapsed|gone)
    - (there|theres|we have|have|got|is|see|seeing|saw|was|big|huge|had|a|major) _ (fire|flames|
        blaze) (in|at|on|here|next|downstairs|upstairs|outside|now|and|near|everywhere|broke|
        inside|please|under|alarm is|help|spreading|is|$)
    - (fire|flames|blaze) (in|at|inside|on) (my|our|the|a|this|room|neighbor*|neighbour*|lab|
        building)
    - (fire|flames) (is|are|has|have|just|broke|keeps|spreading|started|burning|everywhere|coming|
        help|please|wont|and smoke)
    - ^ (fire|fire fire|help fire|fire help) $
    - (call|need|send|get) _ (fire brigade|fire department|firemen|firefighters|fire fighters|fire
        truck|fire engine) (now|please|quick*|asap|immediately|fast|$)
    - (smoke) (is|coming|everywhere|all|from|in|fills|filling|filled|pouring|and|rising) _
        (coming|room|corridor|lab|door|building|floor|everywhere|hallway|kitchen|stairs|dorm*|
        flat|apartment|out|from|ceiling|fire|vent|hood|window|over)
    - (full of|filled with|thick|lot of|lots of|black|heavy|so much) smoke
    - (fire alarm|smoke alarm|smoke detector) (is|has|keeps|just|was) _ (ringing|going off|gone
        off|beeping|on and|sounding|went off)
    - (explod*|blew up|burst) (in|and|on|near|next) (my|our|the|his|her|we|people|someone|he|she|
        i)
    - <thing> (has|just|have)? (just)? (exploded|blew up|explodes|blown up|burst into)
    - (bomb|grenade) (in|at|found|here|is|went|has|exploded|on)
    - <who> _ (am|is|are|im|were|got|s|was|been|still|theyre) _ trapped
    - (trapped|stuck) (in|inside|under) (an|the|a|our|my)? (elevator|lift|rubble|building|room)
    - (am|is|are|im|we|were|got|stuck|been) _ (stuck in|trapped in|locked in|stuck inside) (an|
        the|a|our|my)? (elevator|lift|burning|cold room|freezer|chamber|glovebox|basement|lab|
        tunnel|flood*)
    - (earthquake|quake|tsunami|tornado|landslide|avalanche|mudslide) (just|now|here|right|is|hit|
        struck|happened|has|and|help|please|we|$)
    - (there|was|strong|big|just|an|having|feel|felt) _ (earthquake|quake|tremor) (and|now|just|
        here|in|we|people|right|$)
    - (building|wall|roof|ceiling|house|floor|scaffold*|bridge) _ (is|has|just|have|are|partly)? _
        (shaking|collapsing|collapsed|fell on|falling|caved|crumbling) (and|on|now|in|people|with|
        over|onto|$)
    - (buried|trapped|crushed) (under|beneath)
    - (flood*|water) (is|are|has|in|water|just|keeps) _ (rising|entering|coming in|coming into|
        flooding|flooded|up to|trapped|everywhere|filling) (in|into|fast|the|my|our|and|quickly|
        up|please|$)
    - (spill|spilled|spilt|leak|leaked|leaking|released|release|escaped|leaks|escaping|dropped|
        broke) _ (acid|chemical*|mercury|bromine|solvent|ammonia|chlorine|cyanide|hydrogen|hf|
        toxic|radioactive|phosgene|formaldehyde|carbon monoxide|reagent|nitrogen) (in|on|now|all|
        and|here|everywhere|at|over|what|people|into|from|bottle|$)
    - (chemical|acid|toxic|mercury|radioactive|ammonia|chlorine|bromine|hydrogen|radiation|
        solvent|gas cylinder|nitrogen|cylinder) (gas)? (spill|leak|leaking|spillage|leakage|
        release|escaped|cloud|fumes|spilled|leaked|is leaking) (in|on|at|now|what|people|here|
        just|and|please|happened|from|everywhere|near|help|$)
    - (carbon monoxide|co) (alarm|detector) (is|has|went|keeps|going|beeping)
    - (toxic|poisonous|strange|strong) (gas|fumes|vapour|vapor) (in|is|are|everywhere|from|coming|
        and|filling)
    - (gas) (is|was)? (leaking|leak|leaks|leeking) (in|at|from|now|here|and|what|please|help|my|
        our|$)
    - (evacuat*) (now|right|because|us|from|the|we|everyone) _ (fire|gas|flood*|earthquake|
        explosion|smoke|bomb)
    - (burning|smoking|sparking|sparks) (wire*|socket|cable|battery|smell|plastic|outlet|coming)
    - (sparks|flames) (coming|from|flying|out)
  `),
  hints: patterns(`
    - (smoke|smoky|smokey)
    - (flames|burning|burns|burnt|on fire)
    - (alarm) (is|keeps|went|goes|rings|sounds|on)
    - (hissing|hiss|crackling|sparks|sparking|sizzling)
    - (smell|smells|smelling|stinks|stink) (of|like|strange|strong|funny|bad|burnt|rotten|
        chlorine|something)
    - (all|everybody|everyone|both|kids|children|whole family|we|roommates|wife) (have|has|got|
        feel|feels|with|are) (a)? (headache*|dizzy|sick|nausea*|sleepy|faint|ill)
    - (cant|cannot|not|couldnt) (get|go|come|reach) (out|down|downstairs|the exit|off|outside)
    - (stairs|staircase|stairwell|corridor|exit|door) (is|are|was)? (blocked|full|black|hot|gone|
        collapsed|burning|locked)
    - (between) (two)? (floors)|(stuck|stopped|stands still) (between|in)
    - (water) (is|up|comes|coming|to|in|reaches|reached)
    - (shaking|shook|shakes|swaying|cracks|crack|cracked|collapsed|collapsing|fell on|rubble)
    - (boiler|heater|stove|oven|gas) (is|makes|hissing|broken|on|off|since)
    - (lights|power|electricity) (is|are|went)? (out|off|gone)
    - (flood|flooded|flooding|landslide|earthquake|typhoon)
    - (hood|flask|reactor|bottle|cylinder) _ (exploded|burst|broke|leaks|leaking|cracked|burning)
  `),
};
