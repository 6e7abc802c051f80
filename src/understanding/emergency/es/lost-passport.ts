import { patterns, type Cues } from "../cue-book.ts";

export const LOST_PASSPORT: Cues = {
  sure: patterns(`
    - (perdi|perdio|perdido|perdimos|extravie|extravio|extraviado|pierdo mi|perdieron|estravie|
        perdir) _ <passport>
    - (se|ha|han) (me|le|nos|les) (perdio|perdieron|perdido|extravio|cayo|olvido|ha perdido|ha
        caido|quedo|extraviado|desaparecio|cayeron) _ <passport>
    - no (encuentro|encontramos|encuentra|aparece|hallo|aparecen|logro encontrar|puedo encontrar|
        encuentran|podemos encontrar|localizo|tengo) _? (mi|el|nuestro|su|nuestros|los|mis)?
        <passport>
    - <passport> _ (perdid*|robad*|robaron|extraviad*|desaparecid*|desaparecio|perdio|robo|perdi|
        no aparece|hurtad*|se esfumo|no esta|extravio|han robado|desaparecieron|robados)
    - <steal> _ <passport>
  `),
  likely: patterns(`
    - (lavadora|perro|trituradora) __ <passport>
    - (deje|olvide) _ (chaqueta|bolso|abrigo|mochila) __ (visa|visado|<passport>)
    - (desaparecio|robaron|perdimos|perdi|desaparecieron) _ _ (con|y) _ <passport>
    - <passport> con la visa no
    - (el|los) <passport> _ _ no (esta*|aparece*)? , (y|el)
    - <passport> (ya)? no esta
    - (huyeron|escap*|desaparec*|se fueron|se fugaron|largaron) con __ <passport>
    - <passport> y _ _ (perdid*|robad*|desaparec*|robaron)
    - (perdi|robaron|perdimos) (todos)? (mis|los|nuestros) (documentos|papeles)
    - lo perdi __ <passport>
    - <passport> , lo perdi
    - <passport> de _ _ (perdid*|robad*|robaron|extraviad*|desaparecid*|desaparecio)
    - (deje|dejado|olvide|olvidado|olvido|dejo|quedo|cayo|dejamos|olvidamos|dejaron|quede|caido)
        (olvidad*)? _ <passport> _ (en|a|dentro|por) (el|la|un|una|los|mi|algun)? _ (taxi|tren|
        autobus|bus|cafe|hotel|aeropuerto|metro|avion|didi|coche|carro|restaurante|estacion|bano|
        banco|tienda|asiento|parque|bar|mostrador|fotocopiadora|cafeteria|agua|rio|lago|alguna)
    - <passport> _ (se quedo|se me cayo|olvidado|se me olvido|quedo|se cayo|cayo) (en|a|dentro|
        por|al)
    - (bolso|bolsa|cartera|mochila|maleta|chaqueta|billetera|abrigo|equipaje|documentos|rinonera|
        papeles|documentacion) _ (robad*|robaron|perdid*|perdi|desaparecio|quitaron|extravi*|
        arrebataron|olvid*) __ <passport>
    - (robaron|robado|perdi|quitaron|arrebataron|olvide|deje|llevaron|perdido|robo|arrancaron|
        hurtaron) _ (bolso|bolsa|cartera|mochila|maleta|chaqueta|billetera|abrigo|equipaje|
        documentos|rinonera|papeles|todo|documentacion) __ <passport>
    - <passport> (estaba|iba|dentro|adentro|incluido)
    - (estoy|quede|quedamos|quedo|sigo|me quede|estamos|nos quedamos) (varad*|atrapad*)? sin (mi|
        el|nuestro|su)? (nuestros)? <passport>
    - (rompi|rompio|roto|moje|mojo|queme|quemo|lave|destruyo|destruido|mojado|arruino|comio) _
        <passport>
    - <passport> _ (rompio|roto|mojado|mojo|destruid*|quemado|lavadora|ilegible|mojaron|arruinado|
        danado)
    - (perdida|robo) de (mi|su|nuestro) <passport>
    - ^ <passport> (perdido|robado)
  `),
  hints: patterns(`
    - <passport> _ _ no
    - (abrio|abrieron|corto|cortaron|rajaron) _ (mochila|bolso|bolsillo|maleta)
    - (billetera|cartera) esta
    - <passport> _ (estaba|estaban|dentro|en el bolsillo|en la bolsa|en la caja|en mi)
    - no esta* _ (caja fuerte|bolso|bolsillo|cajon|habitacion|maleta|lavadora|cartera|mochila|ahi|
        alli|donde|sitio)
    - nadie (lo|la|los)? _ (visto|vio|encontr*|entreg*)
    - (ningun otro|sin otro|otro) (documento|papel|identific*)
    - (bolsillo|caja fuerte|bolso|cajon|mochila) _ (vaci*|abiert*|rot*|cortad*)
    - (huy*|escap*|desaparec*|se fueron|largar*|fugaron) con
    - (busque|buscado|buscamos|registre|revise) _ (todo|todas|toda|partes)
    - (deje|olvide|cayo|dejado) _ (asiento|tren|taxi|mostrador|autobus|avion|bolso|chaqueta|hotel)
    - (taxi|tren|autobus|conductor) (ya)? se fue
    - solo (me queda|tengo|queda) _ (copia|foto|fotocopia)
  `),
};
