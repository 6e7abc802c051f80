import { patterns, type Cues } from "../cue-book.ts";

export const FIRE: Cues = {
  sure: patterns(`
    - <thing> (esta|estan|se|arde|ardiendo|esta todo) _ (en llamas|ardiendo|quemando|incendiando|
        incendio|quema|quemo|incendia|en fuego|prendio|prendido|incendiado|prendi)
    - <thing> (en llamas|arde|ardiendo|se incendio|se quema|se esta quemando|en fuego)
    - (se|ha|esta) (prendio|incendio|incendiado|prendido|prendiendo|incendia|incendiando) (fuego)?
        (el|la|los|un|una|mi|nuestro|en|$)
    - (prendio fuego|prendido fuego|prendieron fuego|tomo fuego|cogio fuego|se prendio|agarro
        fuego|pego fuego)
    - (huele|olor|huelo|olemos|oler) (mucho|muy fuerte|fuerte|un poco)? (a|de) (gas|quemado|humo|
        plastico quemado|chamuscado)
    - (atrapad*|encerrad*|atorad*|bloquead*|atascad*|quedamos|quede) _ (en|bajo|por) (el|un|los|
        las|la|unos)? _ (ascensor|elevador|escombros|llamas|fuego|incendio|humo|derrumbe|edificio
        en)
    - (estamos|estoy|me quede|nos quedamos|hay gente|personas) (atrapad*|encerrad*) (en|bajo|por|
        aqui|dentro)
  `),
  likely: patterns(`
    - se (esta)? (quemando|quema|incendiando) (la|el|mi|todo) _
    - (hidrogeno|oxigeno|bombona|cilindro|valvula|tuberia|linea) _ (silba*|fuga|gotea*|pierde)
    - (gotea*|cae*|chorrea*) _ (ardiendo|en llamas|fuego|quemando)
    - (golpes|voces|gritos|alguien) (bajo|debajo de) los (ladrillos|escombros|piedras)
    - (lado|pared|parte|mitad) (de la|del) (residencia|edificio|casa|cerro) _ (desliz*|derrumb*|
        cayo)
    - (hay|habia|un|veo|gran|se declaro un|empezo un|tenemos|estallo un) (un)? (fuego|incendio)
        (en|aqui|al|cerca|ahora|abajo|arriba|que|y|junto|por favor|grande|dentro|de|$)
    - (incendio|fuego) (en|dentro de|al lado) (el|la|mi|nuestro|nuestra|un|una|los)
    - ^ (fuego|incendio|fuego fuego|incendio ayuda|fuego ayuda|ayuda fuego|ayuda incendio) $
    - (hay|sale|mucho|veo|lleno de|viene|denso|negro|entra|saliendo) (mucho|un|el|de)? (humo|
        llamas)
    - (humo|llamas) (en|por|sale|salen|negro|saliendo|de|del|denso|llena|entra|y|viene|que sale)
    - (alarma) (de)? (incendio*|fuego|humo|contra incendios) _ (suena|sonando|esta sonando|salto|
        activo|activada)
    - (suena|sono|esta sonando) la alarma
    - (fuga|escape|fugas) (de) (gas|cloro|amoniaco|quimic*|monoxido|reactivo|gases|productos)
    - gas (se escapa|escapando|fuga|saliendo)
    - (explosion|explosiones|exploto|explota|explotado|estallo|estallido|estallado|reventon|
        esploto|reventado) (en|de|del|el|la|un|una|cerca|y|ahora|aqui|hace|mi|por|al|$)
    - (hubo|oimos|escuche|una|fuerte|acaba de|ha|hay|se oyo) (una|haber una)? (explosion|explotar|
        explotado|estallar|estallado)
    - (llamen|llame|llamad|manden|necesitamos|necesito|que vengan|envien|hacen falta) (a)? (los)?
        bomberos
    - (bomberos) (ya|rapido|urgente*|por favor|ahora|aqui)
    - (atrapad*|atascad*|atorad*|quedamos encerrad*|encerrad*) (en|dentro) (del|el|un|la|una)? _
        (ascensor|elevador|camara|sotano|edificio|habitacion|frigorifico|cuarto frio|tunel|azotea|
        coche|metro|bano|laboratorio)
    - (terremoto|sismo|temblor|tsunami|inundacion|derrumbe|avalancha|tornado|deslizamiento|alud) (ahora|aqui|en|hace|acaba|fuerte|muy|y|estamos|ayuda|hay|terrible|ahorita|$)
    - (fuerte|hubo un|hay un|gran|acaba de haber un|sentimos un|un|tremendo|ocurrio un)
        (terremoto|sismo|temblor)
    - (tiembla|esta temblando|temblo) (todo|el edificio|la tierra|muy|mucho|fuerte|$)
    - (se|ha|han) (derrumbo|derrumba|derrumbado|cayo el techo|cayo el edificio|desplomo el|hundio|
        hundido|colapso|esta derrumbando|vino abajo|desplomo la)
    - (edificio|techo|pared|muro|casa|andamio|puente|balcon|tejado) _ (derrumb*|se cayo|colapso|
        desplomo|se viene abajo|hundio|se vino abajo)
    - (agua|rio|inundacion) (sube|entra|esta subiendo|esta entrando|inunda|llega|crece|entrando|
        subiendo)
    - (inundad*|inundando|inundo|inunda) (el|la|mi|todo|casa|nuestro|nuestra|en|y|con|$)
    - (bajo los|entre los|sepultad*) (escombros|por)
    - (derrame|derramo|derramado|derramaron|fuga|vertido|escape|rompio|filtracion|cayo) _ (acido|
        quimico*|mercurio|bromo|cloro|amoniaco|disolvente|solvente|toxico*|radiactiv*|cianuro|
        nitrogeno|formol|sustancia*|reactivo)
    - (acido|mercurio|bromo|cloro|amoniaco|quimico*|gas toxico|reactivo|disolvente) _ (derramado|
        derramo|se derramo|fuga|por el suelo|en el suelo|se escapa|escapando)
    - (enchufe|cable|bateria|cargador|aparato|estufa|campana|horno|instalacion) _ (echa|echando|
        humea|chispa*|chispea|saltan chispas|exploto|se quema|soltando)
    - (bomba|granada) (en|aqui|va|cerca|dentro|exploto)
    - (evacu*) _ (incendio|fuego|gas|humo|explosion)
    - (nos quemamos|nos estamos quemando|me quemo vivo)
  `),
  hints: patterns(`
    - (humo|humea*)
    - (llama*|arde*|fuego|quema*|brasa*)
    - alarma _ (suena*|sonando|no para|grita*|activ*)
    - (silba*|silbido|chispa*|chisporrot*|crepit*|sisea*)
    - (olor*|huele*|apesta*)
    - (todos|toda la familia|los ninos|nosotros|ambos|companeros) _ (dolor de cabeza|duele la
        cabeza|nausea*|maread*|mareo*|enferm*|somnol*)
    - no (puedo|podemos|puede|pueden) _ (salir|bajar|llegar|abrir|escapar)
    - (escalera*|salida|pasillo|puerta) _ (bloquead*|llen*|caliente*|negr*|cerrad*|derrumb*|
        atascad*)
    - entre (dos|los|#) _ pisos|ascensor _ (parad*|detuv*|atascad*|oscur*|paro)
    - agua _ (sube|entra|llega|hasta|subiendo|inund*)
    - (tiembla*|tembl*|sacud*|grieta*|derrumb*|balance*)
    - (caldera|calentador|estufa|gas|cilindro|bombona) _ (silba*|escap*|ruido|hace|fuga|abiert*)
    - (luz|luces|electricidad|corriente) _ (se fue|apag*|cort*)
    - (inund*|terremoto|sismo|tifon|deslizamiento)
    - (campana|matraz|reactor|botella|frasco|cilindro) _ (explot*|estall*|rompi*|gote*|fug*|
        agriet*|quem*)
  `),
};
