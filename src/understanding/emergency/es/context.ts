import { patterns, type Context } from "../cue-book.ts";

export const CONTEXT: Context = {
  unreal: patterns(`
    - (si|en caso|por si|en el caso|supongamos|imagina|imaginemos|suponiendo|a menos|siempre que)
    - (que|como|quien|donde|cual) __ (cuando|en caso)
    - cuando (uno|una|alguien|un|te|se|los|las|le)
    - (evitar|evito|evita|prevenir|prevencion|impedir|proteger|proteccion|riesgo de|riesgos de|
        probabilidad|posibilidad de|en lugar de|para no|en vez de|miedo de perder|miedo a perder|
        como no)
    - (puede|pueden|podria|podrian|puedo|podemos|se puede|deberia|pueden a) (una|un|la|el|mi|los|
        ser|ellos|mis|quitar|detener|arrestar|retener|confiscar|quedarse|el empleador|la empresa|
        alguien|extranjeros|uno|guardar|me|nos)
    - (es|seria|sera) (legal|ilegal|normal|posible|verdad|comun|obligatorio|peligroso|cierto|
        frecuente|seguro que)
    - (tiene|tienen|hay) (la empresa|el empleador|la policia|el jefe|el)? _ derecho
    - (nadie|ningun|ninguna|nunca|jamas|no he|no ha|no fue|no fui|no hubo|no me|no estoy|no esta|
        no hay) (sido|resulto|ha|salio|perdido|robado|herido|he|estado|perdi|han|robaron|enfermo|
        enferma|fui|fue|tuve|me|heridos|en peligro|fuego|se)
    - (como (se dice|digo|decir|se escribe|se traduce|traducir)|traducir|traduce|traduzca|
        traduccion de|que significa|quiere decir|expresion|frase)
    - no (quiero|quisiera|quiere|deseo|queremos) (perder|ser|que|tener|arriesgar|estar|acabar)
    - (miedo|preocupa|preocupado|preocupada|temo|preocupacion|angustia|nervios*|inquieta) (de|a|
        por|que|perder|que me|que se)? (perder|que me roben|que pierda|me roben|ser|que se pierda|
        enfermar|pierda|rob*|caer)
    - (consejo*|regla*|procedimiento*|pasos|tramite*|sancion*|multa*|pena|formulario*|ley|leyes|
        protocolo*|guia|instrucciones|politica*|denuncia por) (en|para|de|contra|por|sobre|ante)
    - (que pasa|que pasaria|que ocurre|que sucede|que sucederia|que se hace|que hay que hacer en|
        que hacer en|que riesgo|que hago en)
    - (aquellos|los|las|el|la|personas|gente|quienes|victimas|extranjeros) que (han|hayan|pierden|
        pierdan|sufren|son|fueron|sufrieron|perdieron|pierde|sufre)
    - (haya|hayan|fuese|perdiera|pierda|robaran|robasen)
  `),
  unrealAfter: patterns(`
    - (en general|en teoria|teoricamente|hipotetic*)
  `),
  longAgo: patterns(`
    - (el|la|en) (ano|mes|verano|invierno|otono|semestre|siglo|primavera|decada|curso) (pasado|
        pasada|anterior)
    - (ano|mes|verano|invierno|otono|semestre|siglo|primavera|enero|febrero|marzo|abril|mayo|
        junio|julio|agosto|septiembre|octubre|noviembre|diciembre) (pasado|pasada)
    - hace (un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|varios|unos|
        algunos|muchos|#|##|mas de) _ (ano|anos|mes|meses|decadas)
    - (anos|meses|ano) (atras|antes)
    - hace (mucho|muchisimo|bastante|tiempo)
    - (en|desde|de|ano|hasta) (19##|20##)
    - cuando (era|tenia|vivia|estudiaba|estaba|fui|eramos|trabajaba) (nino|nina|pequeno|pequena|
        joven|estudiante|##|en|adolescente|de)
    - (en mi infancia|de nino|de pequeno|de joven|en mi juventud|en el pasado|antiguamente|en
        aquel entonces|en aquella epoca|antano)
  `),
  elsewhere: patterns(`
    - (el|la) (proximo|proxima) (ano|mes|semana|semestre|verano|primavera|invierno|otono)
    - (ano|mes|semana|semestre) (proximo|proxima|que viene|siguiente)
    - (primavera|verano|otono|invierno) (que viene|proximo|proxima)
    - (prevista|previsto|fecha prevista|fecha de parto|sale de cuentas|esperamos para)
    - (caduca|caducar|vence|vencer|vencera|caducado|vencido|renovar|renovacion|prorrog*|expira)
    - (mi|una|la|un|el|escribo|leo|en una|en la|su) _ (novela|pelicula|documental|policiaca|
        podcast|manual|guion|cuento|serie|comic|videojuego|obra de teatro|cancion|poema|refran|
        chiste)
    - (curso|cursillo|formacion|seminario|taller|conferencia|ejercicio|proyecto|articulo|estudio|
        estudios|investigacion|libro|capitulo|ponencia|modulo|tesis|memoria|master|congreso|
        exposicion|trabajo|clase|charla|asignatura|tfm) (sobre|de|en|acerca|titulad*|relativ*|
        trata|que trata|dedicad*)
    - (estudio|estudiamos|estudia|trabajo con|trabajo en|trabaja con|trabajo sobre|trabajamos|
        trabaja en|trabaja sobre|investigo|investiga|investigamos|modelo|modelamos|modelizamos|
        simulo|simulamos|analizo|analizamos|enseno|ensena|especialista en|especializad*|me dedico|
        mi campo|mi tema|mi area|trata sobre|trata de|versa sobre|se centra|experto en)
    - (ratones|ratas|raton|pez cebra|modelo animal|in vitro|conejos|muestras de|animales de)
    - (sone|sueno que|pesadilla|broma|bromeo|bromeando|metafora|en sentido figurado|juego de rol|
        teatro)
    - (he leido|lei|he oido|oi que|en las noticias|noticia*|estadistica*|segun|vi un (documental|
        video)|vi una pelicula|dicen que|escuche que)
    - (seguro|mutua|poliza) _ (cubre|cubrir|reembolsa|incluye|medico)
    - (historia|historico|antigu*|guerra|siglo|dinastia|arqueolog*|medieval)
    - (cada|todos los) (ano|invierno|verano|anos|primavera)
    - (curado|curada|recuperad*|ya sano|superado|ya estoy bien|rehabilitad*)
    - (puesto|empleo|beca|oferta|solicitud|vacante|plaza) (de|en|para|como) _ (hospital|policia|
        bombero*|clinica|urgencias|investig*|cirug*)
  `),
  now: patterns(`
    - (ahora|ahora mismo|hoy|esta noche|esta manana|esta tarde|anoche|ayer|hace un momento|hace
        unos minutos|minutos|hace una hora|horas|urgente|urgencia|rapido|inmediatamente|ayuda|
        ayudenme|ayudeme|socorro|auxilio|acaban de|acaba de|acabo de|ahorita|en este momento|
        recien)
  `),
  invented: patterns(`
    - (escribo|escribe|escribir|leo|escribiendo|leyendo) _ (novela|guion|cuento|thriller|obra|
        historia policiaca)
    - (en|para|de) (mi|la|esta|una|nuestra|su|el|un) (novela|pelicula|guion|cuento|thriller|
        videojuego)
    - (protagonista|personaje*|heroe|heroina) (de|del|es|se|que|principal|pierde|muere)
    - como (se dice|digo|decir|se traduce|traducir|se escribe|puedo decir)
    - (traduce|traduzca|traducir|traduzcan|traducirme) (esta|la|esto|al|por favor|el|me)
  `),
  over: patterns(`
    - (me|nos) (dejo|dejaron) (entrar|pasar)
    - (tengo|tiene|ya|recibi|me dieron|obtuve|hice|saque|tenemos) _ (nuevo <passport>|<passport>
        nuevo)
    - (lo|la|los) (encontre|encontramos|encontraron|hemos encontrado|he encontrado|recupere|
        recuperamos|devolvieron|devolvio)
    - (ya|al final|despues|luego|por suerte|finalmente) (lo|la|los|ha|aparecio|encontre|recupere|
        ha aparecido|me lo devolvieron)? _ (aparecio|encontr*|recuper*|devolv*|esta bien|estoy
        bien|estan bien|paso todo|curo)
    - (todo|el|ella|yo) (esta|estoy|va|salio) (bien|mejor|resuelto|solucionado|en orden|a salvo)
        (ya|ahora)?
    - (falsa alarma|era un simulacro|era una broma|es una prueba|solo un simulacro|ya se resolvio|
        ya esta resuelto)
  `),
};
