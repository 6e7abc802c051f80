import { patterns, type Cues } from "../cue-book.ts";

export const CRIME: Cues = {
  sure: patterns(`
    - (me|nos|la|lo) (golpeo|golpearon|pego|abofeteo|pateo|empujo|mordio|escupio)
    - (me|nos|le|la|lo|les) (han|ha|acaban de|acaba de|estan|intentaron|intento|intentan|
        quisieron)? (asaltaron|asaltado|asalto|atracaron|atracado|violaron|violado|violo|
        secuestraron|secuestrado|apunalaron|apunalado|acuchillaron|golpearon|golpeado|agredieron|
        agredido|agredio|ataco|atacaron|atacado|drogaron|estafaron|estafado|timaron|manosearon|
        manoseo|toco|pegaron|pego una|patearon|dispararon|asaltar|violar|secuestrar|atracar|
        apunalar|estrangulo|encanonaron|acorralaron|desvalijaron|agarraron a golpes|dieron una
        paliza|rajaron)
    - (fui|fue|fuimos|he sido|ha sido|hemos sido|han sido|fueron|estoy siendo|siendo|soy)
        (asaltad*|atracad*|violad*|secuestrad*|apunalad*|golpead*|agredid*|atacad*|drogad*|
        estafad*|timad*|manosead*|abusad*|acosad*|robad*|victima|extorsionad*|brutalmente|
        sexualmente)
    - (alguien|hombre|tipo|ladron*|desconocido*|individuo*|hombres|gente|unos|intruso) _ (esta|
        estan|intenta*|intentando|trata|tratando|quiere|forz*|entro|entrando|metio|colo) _
        (entrar|forzar|forzando|abrir|puerta|casa|piso|apartamento|cuarto|habitacion|ventana|
        cerradura|colarse)
  `),
  likely: patterns(`
    - (supervisor|profesor|jefe|tutor|director) _ me (toca|toco|manosea|acosa)
    - (falso|falsa) _ (consulado|embajada|policia|banco|llamada)? __ (transf*|pag*|dinero)
    - (consulado|embajada|policia|banco) falso* __ (transf*|pag*|dinero)
    - (robaron|asaltaron|desvalijaron) (en)? (mi|nuestra) (casa|piso|habitacion|apartamento)
    - (cobrar|pagar) _ deuda _ (golpes|palos|fuerza)
    - (usando|usa|gastando|cobrando|pagando) (con)? (mi|nuestra) _ (tarjeta|cuenta)
    - (tapo|tapaba) _ boca|mano en la boca
    - (sospechos*|acusad*|implicad*|investigad*) __ (camara|ahorros|transf*|cuenta|video|mover)
    - (taxista|conductor|chofer|taxi) _ (cerro|bloqueo|trabo) _ puertas
    - (patea*|golpea*|aporre*|patadas|golpes) _ (a|en|contra)? (mi|la|nuestra) puerta
    - (la|lo|me|fue) (drogaron|drogado|drogada|drogo)
    - (me|nos|la|lo) (acosaron|acoso|manoseo|abusaron|toqueteo|tocaron)
    - (testigo|vi|presencie) _ (delito|crimen)
    - (llama|llamo|llamaron|uno|alguien) _ _ (policia|embajada|banco|aduana|fiscal) _ __ (plata|
        dinero|transf*|pague|codigo|cuenta)
    - (acaban de|acaba de|intentan|intento|intentaron|quieren|quisieron) (robar|robarme|robarnos|
        robarle|asaltar|asaltarme|quitarme|atracar|atracarme)
    - (me|nos|le|les|se|han|ha|acaban de|acabo de) _ <steal> _ (<goods>|todo|mi|mis|a mi|en el|en
        la|hace|hoy|ayer|$)
    - <steal> (mi|mis|el|la|los|las|su|sus|nuestro*|nuestra*|todo|un) _ <goods>
    - <goods> _ (robad*|robaron|hurtad*|sustraid*|desaparecio|clonad*|vaciad*|hackead*)
    - (sufri|victima de|sufrimos|sufrio|victimas de|objeto de|fui victima) (un|una)? (robo|asalto|
        atraco|violacion|estafa|agresion|abuso|violencia|acoso|extorsion|secuestro|trata|hurto|
        fraude|timo|maltrato)
    - (robaron|asaltaron|atracaron|violaron|golpearon|apunalaron|atacaron|agredieron|secuestraron|
        estafaron|mataron|asesinaron|dispararon) (a|en|al) (mi|un|una|nuestro|nuestra|punta|mano|
        la|el|unos|casa|mis|su|alumno|estudiante)
    - (han|ha|acaban de|acaba de|estan|esta) (asaltad*|atacad*|golpead*|golpeando|agredid*|
        agrediendo|violad*|apunalad*|secuestrad*|estafad*|robando|pegando|pegado|asaltando|
        asaltar|agredir|atacando|matando|matado) (a|en|al|mi|casa)
    - (esposo|marido|novio|pareja|ex|jefe|padre|companero|casero|hombre|el|vecino|profesor) _ (me|
        nos|la|le) (pega|golpea|maltrata|pego|golpeo|agredio|agrede|viola|abusa|acosa|acoso|toca|
        toco|esta pegando|estrangulo|pegaba)
    - (me|nos) (pega|golpea|maltrata|golpean|pegan|esta pegando|esta golpeando|viola|acosa|acosan|
        acosando|esta acosando|manosea|toca sin|toqueteo|obliga a|obligan a|obligo a)
    - (violencia) (domestica|de genero|machista|fisica|sexual|intrafamiliar|conyugal) (en|de|por|
        mi|ayuda|ahora|$)
    - (abuso|acoso|abusaron|abusado|abusando|agresion) (sexual|sexualmente|de mi|de ella|por
        parte)
    - (hay|un|unos|tengo) (un|una|unos|dos)? (ladron|ladrones|intruso*|desconocido*|hombre*|
        asaltante*|atracador*|tipos?) (en|dentro|fuera|entrando|afuera|armad*|intentando)
    - (entraron|se metieron|se metio|se colaron|metido|han entrado|colado) (ladrones|unos|
        alguien|a robar|en|a) (mi|casa|robar|nuestra|nuestro|el|la|piso|a|mi casa)
    - (forzaron|forzado|forzando|reventaron|rompieron|forzo) (la|mi) (puerta|cerradura|ventana|
        casa)
    - (robo|asalto|atraco|tiroteo|pelea|violacion|apunalamiento|secuestro|balacera|agresion) (en
        curso|en mi|en la|ahora|aqui|en el|a mano|afuera|en este|ahora mismo)
    - (estafa|estafado|estafador*|estafaron|timo|fraude|enganaron|enganado|phishing|estafada) _
        (dinero|yuan*|euros|dolares|transfer*|cuenta|ahorros|####*|mil|falso*|policia|banco|
        wechat)
    - (transferi|transferido|envie|enviado|pague|pagado|mande|mandado|deposite|di|perdi|perdido) _
        (dinero|yuan*|euros|dolares|ahorros|####*|mil|##) __ (estafa*|falso*|fraude|desapare*|
        bloque*|timo|enganar*|enganado|supuesto*|haciendose|fingia|se hizo pasar)
    - (llamada|llama|llamo|hombre|alguien|persona|dice|dicen|afirma|haciendose|mujer|senor|
        asegura) _ (policia|embajada|aduana|banco|tribunal|inmigracion|oficial|fiscal) _ __
        (dinero|transfer*|pagar|pague|cuenta|codigo|arrest*|tarjeta|deport*|detener*|yuan*)
    - (falso|falsa|supuesto|supuesta) (policia|agente|oficial|empleado|aduanero|embajada|
        funcionario) _ __ (dinero|transfer*|pag*|cuenta|codigo|yuan*|estaf*)
    - (vaciaron|vaciado|hackearon|hackeado|clonaron|limpiaron|vacio) (mi|la|mis|nuestra|su|me)? _
        (cuenta|tarjeta|wechat|alipay|banco|ahorros)
    - dinero _ (desaparecio|desaparecido|no esta) de mi (cuenta|tarjeta)
    - (me|nos|la) (acosa|acosan|sigue acosando|persigue|stalkea|hostiga|esta acosando)
    - (tiroteo|balacera|disparos|atentado|rehenes|hombre armado|terrorista*|ataque con cuchillo)
        (en|aqui|afuera|fuera|ahora|cerca|y|$)
    - (testigo|vi|vimos|presencie|viendo|presenciado|veo|he visto) (de|un|una|como|a) _
        (asesinato|robo|crimen|violacion|pelea|apunala*|golpea*|asalto|agresion|pegaban|mataron|
        atraco|secuestro|asalta*)
    - (mataron|asesinaron|apunalaron|dispararon|matado|asesinado|mato|apunalo) (a|en) _ <person>
    - (hijo|hija|nino|nina|bebe|esposa|marido|estudiante|alumno|alumna|colega|madre|padre|amigo|
        amiga|hermano|hermana|abuela|doctorando|novia) _ (desaparecio|desaparecido|desaparecida|ha
        desaparecido|perdido en|se perdio|se ha perdido|no aparece|extraviado|esta perdid*|no ha
        vuelto|no volvio|no regreso|secuestrad*)
    - no (encuentro|encontramos|aparece|aparecen|encuentra) (a)? (mi|nuestro|nuestra|mis) _ (hijo|
        hija|nino|nina|bebe|esposa|marido|madre|padre|hijos|hermano|hermana|mujer)
    - (desaparecio|ha desaparecido|secuestraron a|se perdio|se ha perdido|perdi a|perdimos a) (mi|
        nuestro|nuestra|una|un) _ (hijo|hija|nino|nina|bebe|esposa|marido|estudiante|madre|amiga|
        amigo|alumno|alumna|esposo|hermana)
    - (llamen|llame|llamad|llama|necesito|necesitamos|manden|envien|quiero|hace falta) (a|que
        venga)? (la)? policia (ya|urgente*|rapido|por favor|ahora|aqui|en|inmediat*|al|$)
    - (rapido|urgente|ayuda|auxilio|por favor) _ (policia)
    - (echaron|pusieron|puso|metieron|echo) (algo|droga|burundanga|una pastilla) en (mi|la|su|el)
        (bebida|copa|vaso|trago|cafe|comida)
    - (abusaron|abuso|abusa|abusado) de (mi|ella|el|nosotras|un|una|su)
    - (me|nos) (encerro y|obligo|obligaron|forzo|forzaron) a (tener|acostarme|desnudarme|
        prostituirme|beber)
  `),
  hints: patterns(`
    - entro mientras _ (dormia|dormiamos)
    - cuando grite|grite y
    - (por video|videollamada|apague la camara)
    - (mueva|transfiera|mover) (mis|los|nuestros)
    - (patea*|golpea*|aporrea*|patadas|golpes|da golpes|dan golpes) _ (puerta|ventana|puertas)
    - (grita*|gritando|gritos|insulta*|chilla*)
    - (sol|sola|solo) (con mi|con mis|en casa|aqui|con la|con el)
    - (ropa|vestido|camisa|blusa) _ (rota|roto|rasgad*|desgarrad*|sangre)
    - (llora*|llorando|sollo*|en lagrimas)
    - no (recuerda|se acuerda|recuerdo) (de)? _ (nada)?
    - (moreton*|moraton*|hematoma*|aranazos|marcas|golpes)
    - no _ (visto|vuelto|regresad*|volvio|regreso|aparecid*|aparece|llegad*|sabemos nada|da
        señales|noticias|dormido)|nadie _ (visto|vio|sabe)
    - (telefono|celular|movil|numero) _ (apagad*|desconectad*|no contesta|no responde|buzon|fuera
        de)|no contesta el telefono
    - (fue|marcho|salio|ido) con (un|unos) (hombre|desconocid*|tipo|senor|chico|hombres)
    - cama _ (intacta|vacia|sin|hecha)
    - (golpe*|pego|pegaron|abofete*|drog*|agarr*|empuj*|arrastr*|tocaron|toco|estrangul*|violad*|
        asalt*|patead*)
    - (cerro|cerraron|bloqueo|cerrad*|trabo) _ (puertas|puerta|con llave|con candado|seguros)
    - (conductor|taxista|taxi|chofer) _ (otro lado|otra direccion|no para|otra parte|desvia*|
        cerro|bloqueo|equivocad*)
    - (no cuelgue|no colgar|no se lo diga|no decir|no decirselo|a nadie|en secreto|videollamada|
        cuenta segura|lavado de dinero|blanqueo|investigacion secreta)
    - (transfer*|envi*|pag*|deposit*) _ (euros|yuan*|dinero|cuenta|dolares|#*)
    - (dinero|ahorros|todo) _ (desapareci*|ya no)|(se fueron|huyeron|escap*|desaparec*|se fugaron|
        se largaron) con
    - (bloqueo|bloqueado|borro) _|numero no existe
    - (desconocid*|borrach*|extran*|encapuchad*) _ (hombre*|gente|tipo*)|(hombre*|tipo*)
        (desconocid*|borrach*|extran*|armad*)
    - (quito|quitaron|arrebat*|agarr*|llevaron) _ (bolso|bolsa|telefono|cartera|portatil|tarjeta*|
        dinero|mochila|movil|celular)
    - (puerta|ventana|cerradura) _ (rota|forzad*|abiert*|reventad*)
  `),
};
