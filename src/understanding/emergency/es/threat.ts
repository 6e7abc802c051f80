import { patterns, type Cues } from "../cue-book.ts";

export const THREAT: Cues = {
  sure: patterns(`
    - (me|nos|le|la|lo|les) (esta|estan|han|ha|siguen|sigue|vive|viven)? (amenaza|amenazan|
        amenazando|amenazado|amenazo|amenazaron|amenasa|amenazaba|chantajea|chantajean|
        chantajeando|extorsiona|extorsionan|extorsionando|chantajearon|amenasan)
    - (amenaza|amenazan|amenazo|amenazaron|amenazando) (con|de|a mi|a nuestr*|a su|por)
    - (amenazas|amenaza|amenasas) (de muerte|de mi|del|por|contra|a mi|de un|que)
    - (quiere|quieren|intenta|intentan|intento|trato de|trata de|pretende) (matarme|matarnos|
        hacerme dano|hacernos dano|pegarme|violarme|golpearme|secuestrarme|atacarme|matarla|
        matarlo)
    - (chantaje|extorsion|sextorsion) (por|de|con|ayuda|sexual|a mi|en|y|$)
    - (sufro|sufrimos|victima de|me hacen|estoy recibiendo) _ (chantaje|amenazas|extorsion)
  `),
  likely: patterns(`
    - (foto|fotos|video) de (mi|nuestro|nuestra|mis) (porton|puerta|casa|edificio|ventana|hija|
        hijo|hijos|calle|balcon)
    - (iran|vendran|vienen|van a ir) _ (casa|padres) __ (palos|bates|cuchillos|machetes)
    - (amenazo|amenazaron|amenazan|amenaza|amenazando|amenazado) (a mi|a mis|a nuestr*|al|a un|a
        una|a la)
    - (romper*|partir*|quebrar*) _ (piernas|brazos|huesos|cara|dedos)
    - (partirme|romperme|quebrarme|romperle|partirle)
    - (mostr*|enseñ*|ensen*|saco|apunt*) _ (arma|pistola|cuchillo|revolver|navaja)
    - miedo (de|a) (salir|volver|abrir|dormir|ir a casa)
    - (tengo|tenemos|tiene|le tengo|me da) (mucho|mucha)? miedo (a|al|de|del) _ (dueno|casero|
        jefe|marido|ex|vecino|novio|hombre|esposo|padre|companero)
    - no (me siento|nos sentimos|estoy|estamos) (seguro|segura|a salvo|seguros)
    - (fui|estoy|soy|hemos sido|he sido|ha sido|fue|estamos|siendo|esta|sido) (siendo)?
        (amenazad*|chantajead*|extorsionad*|perseguid*|vigilad*|intimidad*)
    - (recibo|recibi|recibimos|recibe|recibiendo|llegan|mandan|envian|manda) _ (amenazas|
        amenazantes|amenaza|amenazadores)
    - (me|nos|la) (sigue|siguen|persigue|persiguen|siguio|vigila|vigilan|siguiendo|acecha|viene
        siguiendo|esta siguiendo|estan siguiendo|espia|vienen siguiendo|ha seguido|estaba
        siguiendo) (un|desde|por|hasta|y|en|todo|a|unos|cada|una|alguien|dos|gente|el|la|de|$)
    - (hombre|tipo|alguien|coche|desconocido|gente|individuo) _ (me|nos) (sigue|siguen|persigue|
        siguiendo|esta siguiendo|espera|vigila|acosa|siguio)
    - (hombre|tipo|alguien|persona|individuo|el|vecino|desconocido) _ (con|tiene|saco|lleva) (un|
        una)? (cuchillo|arma|pistola|machete|navaja|hacha|escopeta|bate)
    - (con|a punta de) (un|una)? (cuchillo|pistola|navaja|machete|arma) (en|fuera|afuera|a|y|
        frente|por|$)
    - (temo|miedo|tememos) _ (por mi vida|por nuestra vida|por mi seguridad|mi vida|por su vida|
        por mis hijos|me mate|me haga dano|que vuelva|me pegue|que me|de que me|a mi marido|de mi
        ex|de salir|salir de)
    - (estoy|estamos|esta|estan|mi vida esta|corro|corremos|mi familia esta|corre) (en)? (grave|
        mucho)? peligro
    - (vida|seguridad) (corre|esta en|en) (peligro|riesgo)
    - no (me siento|estoy|estamos|es|nos sentimos) (seguro|segura|a salvo|seguros) (aqui|en|con|
        ya|en mi|$)
    - (espera|esperando|parado|merodea|esta|hay|vigila) _ (fuera de|frente a|delante de|afuera de|
        en la puerta de|bajo|detras de) (mi|nuestra|nuestro|la) (casa|puerta|edificio|piso|
        apartamento|residencia|ventana|habitacion)
    - (sabe|saben) donde (vivo|vivimos|vive|estoy)
    - (escondid*|encerrad*|escondo|refugi*|me encerre|me escondi) (en|de) (el|la|mi|los)? _ (bano|
        habitacion|cuarto|armario|marido|el|servicio)
    - (exige|exigen|pide|piden|quiere|quieren) (dinero|rescate|bitcoin*|plata|que pague|una suma|
        ##*) __ (sino|si no|o si no|fotos|videos|o|amenaza*|desnud*|intim*|public*|publicar*|mis)
    - amenaza de bomba
    - (desnudos|fotos intimas|fotos desnuda|video intimo|mis desnudos) __ (dinero|amenaz*|
        publicar|si no|chantaje*)
  `),
  hints: patterns(`
    - mi ex _ (llego|ciudad|aqui|encontro|esta)
    - (app de prestamos|prestamista*|cobrador*)
    - con (palos|bates|cuchillos)
    - (sabe|saben|conoce|conocen|dijo que sabe) _ (donde|cual|que|escuela|colegio|autobus|bus|
        direccion|vivo|vive*|trabaj*|hij*|guarderia)
    - (accidente*) _ (pasan|pasar|ocurren|suceden|sufren|tienen)|(algo|cosas) _ (podria|puede|
        pueden|podrian) _ (pasar*|suceder*)
    - (arrepent*|pagar caro|dar una leccion|lo vas a pagar|vas a ver|ten cuidado|atente)
    - (dijo|dijeron|advirti*|aviso|avisaron|aconsej*|orden*) _ (me vaya|irme|callar*|me calle|
        desaparec*|hacer las maletas|haga las maletas|retir*|cerrar la boca|dejar*|larg*|empac*)
    - (esper*|parad*|estacionad*|apostad*|plantad*|merode*|vigil*|estan|hay|sentad*) _ (frente a|
        delante de|fuera de|afuera de|cerca de|bajo|enfrente de|en la puerta de|junto a) (mi|la|
        nuestr*|el|mis) _ (puerta|edificio|casa|ventana*|piso|residencia|oficina|escuela|
        apartamento)?
    - (arma|pistola|cuchillo|revolver|machete|navaja|bate|fusil)
    - (miedo|asustad*|aterrad*|aterroriz*|temo)
    - no (me)? (atrevo|atreve)|no me animo a
    - (mism*|coche|carro|auto) _ (coche|negro|sigue|cada|carro|auto|estacionad*)
    - (sigue*|siguen|persigue*|graba*|fotograf*|vigila*|espia*)
    - (foto*|video*|imagen*) _ (mi|mia|mias|desnud*|nosotros|todos|familia|sin ropa|ducha)
    - (pagar|pague|dinero|bitcoin*|yuan*|euros|rescate) _ (antes|hasta|sino|o|esta noche|manana|si
        no)
    - (pinch*|ray*|quem*|romp*) _ (rueda*|llanta*|coche|carro|bici*|puerta)
    - (amenaz*|chantaj*|extors*)
    - (desconocid*|gente|numero*|personas|hombres) _ (llam*|escrib*|esper*|sigu*|vien*|ensen*|
        mand*|mostr*)
  `),
  regardless: patterns(`
    - (me|nos|la|le|lo|mi|a mi|te) (va|van|quiere|quieren|iba) a? (matar|pegar|violar|golpear|
        hacer dano|apunalar|disparar|secuestrar|romper la cara|dar una paliza)
    - (dice|dijo|dicen|amenaza*|jura|prometio|asegura|escribio) (que)? _ (matarme|matara|va a
        matar|mataran|me mata|hara dano|nos mata|pegarme|violarme|matarnos|va a pegar)
    - (va|van|dice|dicen|amenaza*|quiere|quieren|estafador*) (a|que|con)? _ (publicar|publicara*|
        enviar|enviara*|difundir|difundira*|subir|compartir|mandar|mostrar|filtrar|publicaran|
        enviaran) (mis|las|unas|fotos|videos|un|mi|sus|nuestras|a) _ (fotos|videos|video|desnud*|
        intim*|imagenes|conversaciones|familia|contactos|privad*)
  `),
};
