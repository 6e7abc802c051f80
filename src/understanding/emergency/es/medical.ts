import { patterns, type Cues } from "../cue-book.ts";

export const MEDICAL: Cues = {
  sure: patterns(`
    - no (puede|puedo|pueden|podemos|logra|consigue|consigo|podia) (casi)? respirar
    - no (esta)? (respira|respiran|respirando|respiro)
    - (apenas|casi no|deja de|dejo de|ya no) (puede|puedo)? (respira|respirar|respiro)
    - (dificultad|dificultades|problemas|cuesta) (para|al|de)? respirar
    - (me ahogo|se ahoga|se esta ahogando|se ahogo|me asfixio|se asfixia|se esta asfixiando|me
        estoy ahogando|nos ahogamos|asfixiando*|falta el aire|falta de aire|atragant*|se
        atraganto)
    - (esta|estaba|sigue|quedo|encontre|encontramos|encuentra|cayo|se quedo) _ inconsciente*
    - inconsciente* (y|en|desde|hace|despues|por|ayuda|tirado*|$)
    - (sin|perdio|perdido|pierde|perdi|perder|recupera|recobra) (el|la)? (conocimiento|conciencia|
        consciencia|sentido)
    - (se|me|ha|se ha|acaba de|casi me) (desmayo|desmaye|desmayado|desmayada|desmayarse|desmaya|
        desmallo)
    - (desmayado|desmayada) (en|y|desde|al|$)
    - no (se)? (despierta|reacciona a|vuelve en si|recobra)
    - (no|sin) (tiene|hay|encuentro)? pulso
    - (paro|ataque) (cardiaco|cardiorrespiratorio|cardiorespiratorio|al corazon|de epilepsia|
        epileptico)
    - corazon _ (paro|se paro|detuvo|dejo de latir|no late)
    - (sangra|sangrando|sangro|sangramos|sangre) (mucho|muchisimo|abundante*|por|de la|del|y|
        desde|sin|demasiado|a chorros|bastante|por todas|en|no para|no deja|$)
    - (hemorragia|emorragia)
    - (pierde|perdiendo|perdido|perdio|pierdo|perdida de) _ sangre
    - (lleno|llena|mucha|cubierto|cubierta|charco|manchado) de? _? sangre
    - mucha sangre
    - (vomita*|vomitando|escupe|escupiendo|tose|tosiendo|orina) _ sangre
    - (convulsiona*|convulsionando|convulsiones|convulsion)
    - (suicidarme|suicidarse|matarme|quitarme la vida|quitarse la vida|ahorcarme|ahorcarse|se
        suicido|se ahorco|se corto las venas|cortarse las venas|cortarme las venas|se quito la
        vida|tirarme del|autolesion*)
    - (quiero|quiere|ganas de|deseo|preferiria|quisiera) (morir|morirme|morirse|estar muerto|estar
        muerta|desaparecer para siempre)
    - no (quiero|quiere|deseo|puedo|tengo ganas de|vale la pena) (seguir)? (viviendo|vivir|
        existir|viva)
    - (acabar|terminar) con (todo|mi vida|su vida)
    - (pensamientos|ideas|tendencias) suicidas
    - intento de suicidio|intento suicidarse|intento matarse
    - (saltar|tirarse|lanzarse|tirarme|lanzarme|arrojarse|saltare|se tiro|se lanzo|salto) (desde|
        del|de la|por la|al|por el|de un|desde la|a las|a los|desde el) (azotea|techo|tejado|
        puente|ventana|balcon|vacio|piso|edificio|quinto|tren|terraza|rio|octavo|vias)
    - (rompio|roto|rompe|rompieron|rompi|romper) _ (aguas|fuente|bolsa)
    - (contracciones) (cada|son|muy|desde|fuertes|regulares|y|empez*|comenz*|ya|frecuentes|a)
    - (tiene|con|tengo|empezaron|empezo con|empiezan) (las)? contracciones
    - (de parto|esta pariendo|esta dando a luz|va a dar a luz (ya|ahora|en)|trabajo de parto|dando
        a luz|dolores de parto|voy a parir|va a parir|parto prematuro)
    - (bebe|nino) (ya)? (viene|esta saliendo|esta naciendo|ya viene)
    - sobredosis
    - (se|me|lo|la|le) (electrocuto|electrocute|electrocutado|dio una descarga|dio corriente|dio
        la corriente|dio un calambre fuerte|pego la corriente)
    - descarga electrica
    - (ambulancia|anbulancia|hambulancia) _ (ya|urgente*|rapido|por favor|ahora|ahora mismo|aqui|
        inmediatamente|al|para|porfa)
    - (urgente*|rapido|por favor|ayuda|auxilio|ya|pronto) _ (ambulancia|anbulancia|un medico|
        medico urgente)
    - (llamen|llame|llamad|llama|manden|envien|enviad|mande|envie|necesito|necesitamos|necesita|
        pidan|hace falta|traigan|quiero) _ (ambulancia|anbulancia)
    - (garganta|lengua|glotis) _ (hincha*|inflama*|cierra|cerrando|hinchando|inflamando|hinchada)
    - (hincha*|inflama*|cierra|cerrando) _ (garganta|lengua|glotis)
    - (se muere|se esta muriendo|me muero (ayuda|aqui|por favor|ya|$)|me estoy muriendo|se nos
        muere|agoniza*|agonizando)
  `),
  likely: patterns(`
    - (pienso|pensando|ganas) (en|de) (hacerme dano|lastimarme|cortarme)
    - (boca|cara|labio) _ (torcid*|chueca|caida|de lado|ladead*|colgando)
    - espuma _ (labios|boca)
    - (vomit*) __ (cafe|oscur*|negr*|roj*|sangre)
    - (toco|agarro) _ (cable|alambre) __ (golpe|suelo|negra|quem*|descarga|explos*)
    - (clavo|tornillo|vidrio|aguja|varilla|cuchilla) _ (atraves*|clavad*|en (el|la|su|mi) (pie|
        mano|ojo|pierna|brazo))
    - (dolor de cabeza|duele la cabeza) __ (despiert*|somnol*|duerme|vomit*|desmay*)
    - (lleva|llevaba) _ inconsciente*
    - no (consigo|consigue|logro|logra|logramos|conseguimos|puedo|podemos) _ despertar*
    - (labios|lengua|garganta|cara) ~ (hinch*|inflam*)
    - (bebi|bebio|tome|tomo|trago) _ (por error|sin etiqueta|equivocad*|por equivocacion)
    - (sangr*|contracciones|dolores) __ embarazada
    - embarazada __ (sangr*|contracciones|dolores)
    - (esta noche|hoy|manana) __ (acabo con todo|termino con todo|pongo fin|todo habra terminado|
        acabare con)
    - (mujer|esposa) (esta por|va a|a punto de) (parir|dar a luz)
    - (infarto|sobredosis|derrame) que numero
    - (se|me) (desplomo|desvanecio|desplome|cayo desmayado|cayo redondo|derrumbo|ha desplomado|ha
        desvanecido|acaba de desplomar)
    - (cayo|cae|caido|caida) _ (desmayad*|inconsciente*|al suelo|suelo y|redondo|enferm* grave|de
        repente)
    - (tiene|tengo|tuvo|tuve|sufre|sufrio|sufri|le dio|me dio|dio|esta teniendo|sufriendo|dado|
        tenido|creo que es|teniendo|esta sufriendo|sera|parece|con) _ (infarto|derrame|ictus|acv|
        ataque|epilepsia|crisis de asma|asma|shock|choque anafilactico|reaccion alergica|alergia
        fuerte|aborto|intoxicacion|insolacion|golpe de calor|hipoglucemia|apendicitis|meningitis|
        hipotermia|conmocion|embolia|peritonitis|crisis epileptica|derrame cerebral|sepsis|
        anafilaxia|edema|preeclampsia|neumonia grave)
    - (infarto|derrame cerebral|ictus|choque anafilactico|reaccion alergica|ataque de asma|ataque
        al corazon) (en|ahora|ayuda|que hago|grave|muy|severa|fuerte|por favor|$)
    - (dolor|dolores|presion|opresion|punzadas|pinchazo*|ardor) _ (pecho|torax|toracico|corazon|
        brazo izquierdo)
    - (duele|doler|dolio) _ (pecho|corazon)
    - (duele|duelen) (mucho|muchisimo|muy|horrible*|demasiado|terriblemente|insoportable*|fuerte|
        un monton)
    - (mucho|fuerte|fuertes|terrible|horrible|insoportable|agudo|intenso|gran|tremendo|muchisimo|
        muy fuerte|un) (dolor|dolores) (de|en|abdominal|muy|insoportable|horrible|tan|que no|
        fuerte|intenso)
    - dolor (muy|insoportable|intenso|agudo|horrible|terrible|fuerte|tremendo|fortisimo)
    - (rompio|rompi|roto|rota|fracturo|fracture|fracturado|fracturada|quebro|quebre|dislocado|
        disloco|aplasto|aplastado|aplasta|torcido|torcio|partio|partido|machaco|amputo|reventado|
        luxado|esguince) _ <body>
    - (corto|corte|cortado|cortada|quemo|queme|quemado|quemada|hirio|arranco|rebano|lastimo|
        lastime|abrio|clavo|clave) (un|una|el|la|los|las|mi|su|con|en|gravemente|profund*)? _?
        (<body>|profund*|muy|acido|grave*)
    - <body> (rota|roto|fracturad*|quemad*|cortad*|aplastad*|sangrando|atrapad*|dislocad*|partid*|
        amputad*)
    - (fractura|corte profundo|herida profunda|herida abierta|herida grave) (abierta|de|en|
        expuesta|del|y|que|$)
    - (cayo|caido|caida|cai|caimos|cayeron|caer|resbalo|resbale) (de|del|desde|por|en|a|al) (la|
        las|los|el|un|una|su|mi)? _ (escalera*|techo|tejado|ventana|bici|bicicleta|scooter|balcon|
        altura|moto|andamio|pozo|vias|arbol|piso|segundo|tercer|agua|rio|hielo|zanja|hoyo|
        acantilado|cabeza|caballo|azotea|patinete|canal)
    - (golpeo|golpee|golpeado|pego|golpe|golpeada|abrio|partio) _ (cabeza|craneo)
    - (atropello|atropellado|atropellada|atropellaron|arrollo|arrollado|atropelo|atropellados|
        embistio|arrollada)
    - (choco|chocaron|estrello|chocamos|chocado|choque|choque con|embestido|golpeado) _ (contra|
        con|por) (un|una|el|mi|nosotros|mi hijo)? _ (<car>|arbol|muro|nosotros)
    - <car> _ (atropell*|arrollo|embistio|choco|golpeo|me pego|se llevo por delante)
    - (tuve|tuvo|tuvimos|sufri|sufrio|sufrimos|hemos tenido|he tenido|ha tenido|hubo|hay|acabo de
        tener|acabamos de tener|en|tenido) (un|el)? (accidente|acidente) (de|grave|con|en|y|ahora|
        hace|por|muy|fuerte|cerca|al|$)
    - (accidente|acidente) (de (coche|carro|trafico|moto|bici|transito|taxi|autobus|laboratorio|
        auto)|grave|automovilistico|en el laboratorio|en la autopista)
    - (grave|gravemente|muy|seriamente|malamente) (enfermo|enferma|herido|herida|heridos|quemado|
        quemada|malherido|lesionado|intoxicado|intoxicada|mal herido)
    - (esta|estoy|estamos|resulto|hay|quedo|varios|dos|tres|estan|ha resultado|persona|personas|
        gente) _ (herido|herida|heridos|heridas|intoxicado|intoxicada|intoxicados|envenenado|
        envenenada|apunalado|baleado|quemado|quemada|lesionado|malherido)
    - (me siento|se siente|se encuentra|me encuentro|estoy|esta|se puso|me puse|sintiendo) (muy|
        super|realmente|bastante|fatal|extremadamente|cada vez) (mal|enfermo|enferma|mareado y|
        peor|malo|mala|debil y)
    - (me siento|se siente|se puso|me encuentro|se encuentra) (fatal|malisimo|mal de repente|mal
        y|malisima|mal)
    - (fiebre) (muy|alta|de|altisima|de casi|muy alta|que no baja)
    - (39|40|41|42) _ (fiebre|grados|de fiebre|temperatura)
    - (fiebre|temperatura) _ (39|40|41|42)
    - (mucha|alta|muchisima) fiebre
    - (acido|producto|quimico*|disolvente|solvente|reactivo|lejia|sosa|liquido|cristal|vidrio|
        bromo|base|sustancia|cloro) _ (en|sobre) (los|el|la|las|mi|su|mis|sus|un) <body>
    - (salpico|salpicado|salpicadura|derramo|cayo|rocio|echo|echaron|entro|metio|salto|quemo) _
        (acido|quimico*|disolvente|reactivo|lejia|en los ojos|en el ojo|en la cara|a los ojos|al
        ojo|en las manos|en la mano|agua hirviendo|aceite hirviendo)
    - (quemadura*) (quimica*|grave*|en|de segundo|de tercer|con|por|de acido|seria*|fuerte*)
    - (quemo|quemado|queme|quemada) (con|la|el|las|los|gravemente) (acido|agua|aceite|la|mano|
        cara|brazo|manos|vapor|nitrogeno|quimico*|acid*|gravemente|cuerpo|pierna)
    - (trago|tragado|trague|tragarse|ingirio|ingerido|bebio|bebido|bebi|inhalo|inhale|inhalado|
        tomo|tome|tomado|comio|comido|comi|aspiro|respiro|respirado) (un|una|por|de|
        accidentalmente|mucho|mucha|algo|varias|unas|unos|el|la|sin querer|vapores|gas|demasiad*)?
        _ <poison>
    - (trago|tragado|trague|ingirio|ingerido) (un|una|algo|accidentalmente|sin|por|varias|el|la|
        mucho)
    - (tomo|tomado|tome|trago|tragado|ha tomado|se tomo|ingirio|comio) _ (muchas|demasiadas|todas|
        toda|caja|bote|frasco|un monton|punado|##|blister|sobre) _ (pastillas|somniferos|pildoras|
        medicamentos|tabletas|antidepresivos|paracetamol|medicinas|calmantes|ansioliticos|
        comprimidos)
    - (intoxicacion|intoxicado|intoxicada|envenenado|envenenada|envenenamiento|intoxico|enveneno|
        intoxicamos|se envenenaron|nos envenenamos) (por|con|alimentaria|alimenticia|de|grave|en|
        y|a|$)
    - monoxido de carbono
    - (embarazada|embarazo|semanas|meses) _ (sangra*|sangre|sangrado|dolor*|cayo|contracciones|
        perdiendo|desmay*|mal)
    - (esposa|mujer|novia|pareja|amiga|hermana|companera) _ (sangra*|aborto|pariendo|parto|
        desangra*)
    - no (puede|puedo|pueden|logra) (mover*|hablar|caminar|ver|levantarse|levantarme|tragar|
        mantenerse|moverse|moverme|andar|ponerse)
    - (no|ya no|deja de) (se mueve|mueve|habla|ve nada|siente|sienten|veo nada|siento) (bien|la|
        el|las|los|nada|y|de|$)
    - (cara|boca|brazo|pierna|lado|labios|mano|mitad|cuerpo) _ (paralizad*|dormid*|torcid*|caida|
        adormecid*|morad*|azul*|entumecid*|hinchad*)
    - (paralizado|paralizada|paralisis|entumecido) (de|del|en|un|la|y|facial|$)
    - (vomita|vomitando|vomito|vomitar|vomitos|diarrea) (sin|desde|toda|todo|mucho|y|hace|muchas|
        constantemente|a cada|sin parar|varias)
    - no (para|deja|paro) de (vomitar|sangrar|temblar|convulsionar|llorar de dolor)
    - (mordio|mordido|mordida|mordedura|pico|picado|picada|ataco|aranado|picadura) _ (perro|
        serpiente|vibora|gato|rata|mono|escorpion|alacran|arana|avispa*|abeja*|murcielago|medusa|
        animal|culebra|jabali)
    - (perro|serpiente|vibora|gato|mono|escorpion|alacran|rata|avispa|arana) _ (mordio|pico|ataco|
        mordido|arano|picado)
    - (se ahogo|ahogandose|ahogado|ahogada) (en|y|con|al|$)
    - (me quede sin|se quedo sin|no tiene|no tengo|sin) (insulina|oxigeno|inhalador)
    - (diabetico|diabetica|insulina|azucar) _ (desmay*|coma|bajo|bajada|tembl*|confus*|
        inconsciente|muy baj*|crisis|bajon)
    - (bajon de azucar|coma diabetico|golpe de calor|quemadura de tercer)
    - (necesito|necesita|necesitamos|llamen|manden|busco|urge|donde hay) _ (medico|doctor|
        hospital|urgencias|atencion medica|ayuda medica) (urgente*|ya|ahora|rapido|inmediat*|de
        urgencia|por favor|cuanto antes|$)
    - (emergencia|urgencia) (medica) (aqui|en|ahora|ayuda|$)
    - (esta|es) (una)? emergencia (medica|ayuda|por favor)
    - (llevaron|llevado|trasladaron|ingresado|ingresaron|ingresada|internaron|hospitalizado|
        hospitalizaron) _ (hospital|urgencias|uci|terapia intensiva) (de urgencia|inconsciente|
        anoche|esta|hoy|ayer|grave|en ambulancia)
    - (en coma|en cuidados intensivos|en la uci|en estado critico|en estado grave|entre la vida y
        la muerte|estado de shock|en shock)
    - (murio|muerto|muerta|fallecio|fallecido) (en|esta|ayer|hoy|mi|nuestro|de repente|aqui|
        anoche|$)
    - (encontre|encontramos|hallamos|hay) _ (muerto|muerta|cadaver|un cuerpo|sin vida)
    - (tirado|tirada|tendido|tumbado|yace) (en|sobre) (el|la) (suelo|calle|piso|acera|carretera)
    - (se puso|poniendo|esta|labios) (azul|azules|morado|morada|morados|muy palido)
    - (tengo|tiene) _ (hijo|nino|bebe|hija) _ muy (enferm*|mal)
    - (apendice) _ (reventado|perforado|revento)
  `),
  hints: patterns(`
    - encerrad* _ (ducha|bano|cuarto)
    - (nota|carta|anillos) (en|sobre) la (mesa|cama|almohada)
    - (mezcla|confunde|enreda) _ palabras
    - (un golpe|un estallido|un estruendo)
    - (armario de limpieza|productos de limpieza)
    - no puedo (ni)? (sentarme|levantarme)|no se mantiene despierto
    - no siento (mis|las|los|el|la)
    - (veo|ve) (borroso|nublado|doble|mal)
    - (silba el pecho|silbido|ronc*|jadea*)
    - (pluma|jeringa|inyector|inhalador) _ (vaci*|gastad*|acabad*)
    - sin etiqueta
    - (se agarra|agarrando*|se sujeta|se toca|se aprieta|se lleva la mano|agarra|sujeta|se
        agarraba) _ (pecho|corazon|barriga|vientre|cabeza|garganta|brazo|costado)
    - (suda*|sudando|sudor|empapad*)
    - (muy|esta|todo|toda|se puso|blanco) (palid*|blanc*|gris|azul|morad*|amarill*)
    - (apenas|casi no|no puede|ya no|no puedo|sin poder|no consigue|cuesta) _ (hablar|habla|estar
        de pie|caminar|respira*|respond*|abrir los ojos|moverse|mover|tragar|ver|levantarse|
        reconoc*|beber|mantenerse)
    - (sentad*|tirad*|acostad*|tumbad*|tendid*|encontr*|encogid*) _ (suelo|piso|bano|acera|
        escalera*|nieve|calle)
    - (tiembla*|temblando|espuma|rigid*|ojos en blanco|escalofrios|se retuerce|convulsion*|
        flacid*|inmovil|sacud*)
    - (confus*|delira*|somnolient*|maread*|mareo*|no reconoce|incoheren*|debil|desorientad*|
        aturdid*)
    - no (responde|reacciona|contesta|abre|se mueve|respondia)
    - (caja*|blister*|frasco*|bote*) _ vaci*|vaci* _ (caja|blister|frasco|bote)
    - (carta|cartas|nota|mensaje*) _ (despedida|padres|familia|adios)|(escrito|escribi|dejo|
        dejado|deje) _ (carta*|nota) (a|para)
    - (despedi*|adios a todos|me he despedido|mis cosas en orden|dejado todo en orden|puse en
        orden|puesto en orden|regalar mis|regalo mis|quien la quiera|quien lo quiera|quien quiera)
    - (acabar|terminar|acabo) _ (todo|esto|esta noche)|(no hay salida|sin salida|sin esperanza|no
        tiene sentido|no puedo mas|ya no puedo|no estare|mejor sin mi|una carga|desaparecer|nadie
        notara|nadie me extranara|pongo fin|poner fin|ponerle fin)
    - (azotea|cornisa|barandilla|puente|balcon|ventana|vias|tejado|alfeizar) _ (sentad*|parad*|de
        pie|llora*|y)|(sentad*|parad*|de pie|subid*) _ (azotea|cornisa|barandilla|puente|balcon|
        alfeizar|vias|tejado)
    - se (encerro|ha encerrado) en
    - (vomit*|nausea*|diarrea|devuelve)
    - (ojos|piel|garganta|labios|cara|lengua|manos|boca|pulmones) _ (arde*|ardor|quema*|hincha*|
        roj*|pica*|inflam*|ampolla*|dormid*)
    - (tose*|tos)
    - (sangr*)
    - (fiebre|ardiendo)
    - (dolor*|duele*) _ (cada|tan|muy|y|desde|mucho|en|que)
    - (embarazad*|semanas de embarazo|meses de embarazo|sale de cuentas)
    - cada (#|##|cinco|diez|tres|cuatro|dos|pocos) minutos
    - (cayo|caido|caida|caer|resbalo|tropezo)
    - (angulo raro|hueso fuera|hueso salido|se ve el hueso|deformad*)
    - (herida|corte) _ (profund*|abiert*|grande)
    - (golpeo|pego|golpe) _ cabeza
    - (trago|tragado|bebio|inhalo|mordio|pico)
    - (diabetic*|insulina|epilep*|asma*|inhalador|cardiac*)
    - (que|cual|donde|mas cercano) _ hospital|hospital (mas|ahora|esta noche)|necesit* _ (medico|
        hospital)
  `),
  regardless: patterns(`
    - (me voy a|se va a|me quiero|se quiere) (matar|suicidar|ahorcar|tirar)
    - (voy a|quiero|va a|quiere) (matarme|suicidarme|matarse|suicidarse|tirarme|tirarse|ahorcarme|
        ahorcarse|quitarme la vida|quitarse la vida)
  `),
};
