import { patterns, type Cues } from "../cue-book.ts";

export const DETENTION: Cues = {
  sure: patterns(`
    - (me|nos|lo|la|le|los) (han|ha|acaban de|acaba de|tienen|estan|van a|tenian)? (detuvieron|
        detenido|detenida|detenidos|arrestaron|arrestado|arrestada|arresto|esposaron|esposado|
        interrogan|interrogando|interrogaron|encarcelaron|encarcelado|deportan|deportaron|
        deportando|retienen|retuvieron|retenido|retenida|retenidos|secuestrado|encerraron|
        encerrado|encerrada|encerrados|detener|arrestar|encerro|apresaron|metieron preso|metieron
        en la carcel|metieron en un calabozo|preso|presa)
    - (fue|fui|fuimos|ha sido|he sido|esta|estoy|estamos|han sido|fueron|sigue|estan|sido|ser|
        quedo) (detenid*|arrestad*|esposad*|encarcelad*|deportad*|interrogad*|pres*|retenid*|
        encarcelado|encerrad*) (en|por|desde|ayer|hoy|hace|y|a|sin|contra|esta|en la|bajo|injust*|
        anoche|aqui|cuando|al|$)
    - (policia|policias|agentes|oficiales) _ (detuvo|detuvieron|arresto|arrestaron|se llevo|se
        llevaron|llevo a|llevaron|detiene|detienen|retiene|retienen|interroga*|se ha llevado|ha
        detenido|han detenido|registra*|golpe*|encerraron)
    - (confisco|confiscaron|confiscado|retuvo|retuvieron|retienen|retiene|quito|quitaron|quitado|
        se quedo con|se quedaron con|incauto|incautaron|guarda|guardan|se queda con|escondio|
        retenido|tiene retenido|tienen retenidos|tienen retenido) (con)? _ <passport>
    - <passport> _ (confiscad*|retenid*|incautad*|quitado|fue confiscado)
    - no (me|nos|le|les|quiere|quieren|lo)? (lo|los)? (devuelve|devuelven|devolver|devolverme|
        devolvio|devolvieron|devolvernos|quiere devolver|quieren devolver|da|dan|entrega|entregan)
        _ <passport>
  `),
  likely: patterns(`
    - (quitaron|recogieron|retienen) _ (papeles|pasaportes|documentos) (a todos|de todos)?
    - (metieron|llevaron|pusieron) (me|nos|lo|la)? _ (cuarto|sala|habitacion)
    - me metieron en
    - (salen|salir|dejan salir) _ una vez (al|por)
    - (acaban de|acaba de|vienen de|van a) (detener|arrestar|llevarse|encarcelar)
    - (secuestraron|detuvieron) (a|al)
    - (cerr*|encerr*|candado) _ (por|desde) (fuera|afuera)
    - (se lo|se la|lo|la|se) llevaron _ (agentes|policias|hombres|oficiales|uniformad*)
    - (detuvieron|arrestaron|se llevaron|detuvo|arresto|se llevo) (a|al) (mi|un|una|nuestro|
        nuestra|unos)
    - <keeper> _ (tiene|tienen|se quedo|se llevo|me quito|retiene|retienen|guarda|guardan|quito|
        quitaron|confisco|confiscaron|nos quito|tomo|escondio|quitado) (con)? (mi|nuestros|
        nuestro|los|el|todos|mis|su|todos los)? (nuestros)? <passport>
    - <passport> (y|que)? _ no (me|nos|lo|los|quiere|quieren) (lo|los|quiere|quieren)? (devuelve|
        devuelven|devolver*|da|dan|entrega*)
    - no (me|nos) (lo|los) (quiere|quieren)? (devuelve|devuelven|devolver|regresa|regresan|da|dan|
        entrega*)
    - no (me|nos|lo|la|les|le) (deja|dejan|permite|permiten|quieren dejar|dejaron|dejo) (salir|ir|
        irme|irnos|marcharme|llamar|hablar|volver|embarcar|abandonar|telefonear|entrar al pais|
        subir)
    - (retenid*|detenid*|bloquead*|arrestad*|parad*) (en|por) (el|la|los|un|una)? _ (aeropuerto|
        policia|comisaria|frontera|aduana|inmigracion|agentes|oficiales|control|celda|migracion)
    - (estoy|esta|estamos|estan|sigo|tienen|metido|lo llevaron|me llevaron|la llevaron|sigue) _
        (en|a) (la|una|el|un)? (comisaria|carcel|prision|celda|calabozo|centro de detencion|
        estacion de policia|detencion|custodia|jefatura|sala de interrog*)
    - (se lo|se la|se los|se) (llevo|llevaron|ha llevado|han llevado) _ (policia|policias|agentes|
        comisaria|detenid*)
    - (policia|agentes|policias) (se|a) _ (llevo|llevaron|llevado)
    - (obligan|obliga|obligando|fuerzan|quieren que|quiere que|presionan|obligaron|hacerme|hagan)
        (me|nos|a)? _ (firmar|firme|confesar|confiese|firmemos)
    - (policia|policias|agentes|oficiales) (esta|estan|en|fuera|golpea*|tocando|frente|ha venido|
        vino) (en|a|la|mi|fuera|de|puerta|casa)
    - (encerrad*|secuestrad*|prisionero*|cautiv*|atrapad* por) (en|por|con|sin|contra|dentro|bajo)
    - (me|nos|lo|la) (encerro|encerraron|encierra|encierran|tienen encerrad*|tiene encerrad*|tiene
        retenid*|tienen retenid*|tienen como|secuestro|dejo encerrad*|dejaron encerrad*)
    - (contra (mi|su|nuestra) voluntad|privad* de libertad|trabajo forzado|trabajo forzoso|como
        esclavos|sin poder salir)
    - (prohibicion de salida|prohibido salir del pais|no me dejan salir|impedido salir)
    - (redada|allanamiento|registro policial) (en|de|ahora|aqui|$)
    - (interrogatorio|interrogando|interrogan) (desde|sin|en|me|hace|a|por|$)
  `),
  hints: patterns(`
    - (llevaron|llevo|sacaron|saco|llevado|sacado|conduj*|se lo llev*|se la llev*) _ (agentes|
        oficiales|policia*|hombres|uniforme*|guardias|soldados|uniformad*)
    - (agentes|oficiales|policias|hombres de uniforme|uniformad*|de civil) _ (llev*|vin*|entr*|
        registr*|golpe*|interrog*|sac*)
    - nadie (nos|me|le|les)? _ (dice|dijo|explica|explico|sabe|habla|informa*|responde)|no (nos|
        me|le) (dicen|explican|dijeron)
    - (sin|ningun|ninguna) (motivo|razon|interprete|abogado|explicacion|traductor|cargo*)
    - desde (ayer|esta manana|el domingo|el lunes|el martes|anoche|hace #|hace ##|hace horas|hace
        seis|el sabado|el viernes)
    - (cuarto|sala|habitacion) _ (pequen*|sin ventana*|cerrad*|interrogat*)
    - (cerrad*|cerraron|encerr*|candado) _ (por fuera|desde fuera|con llave|de noche|fuera|con
        candado)
    - (firm*) _ (papel*|document*|algo|declaracion|confesion|acta|hoja)
    - no (me|nos|le|la|lo|les) (deja*|permite*|permiten|dejaron) _|no (puedo|podemos|puede)
        (salir|irme|llamar|irnos|irse)
    - (solt*|liber*|devolv*|dejar*) _ (solo si|solamente|cuando|si pag*|a cambio|si firm*)
    - (quit*|guard*|confisc*|tien*|escond*|retien*) _ (telefono*|papeles|pasaporte*|documento*|
        tarjeta*|celular*|movil*)
    - (debo|debe|debemos|hay que|tengo que|exige*) _ pag*
    - (guardia*|vigilante*|portero) _ (puerta|no|sigue*|impide*|vigila*)
    - (una comida|sin comida|sin agua|no nos pagan|sin salario|sin paga|horas al dia|dormimos)
    - (pregunt*|interrog*) _ (sobre|lo|me|desde|nos|horas|otra)
    - (frontera|aduana|inmigracion|aeropuerto|migracion) _ (agente*|policia|control|sala|
        oficial*)|somos (dos|tres|cuatro|cinco|seis|siete|ocho|diez|#|##)
  `),
};
