"""What stands in the digest of a week around the programme. One table a language."""

from __future__ import annotations

DIGEST_EN = {
    "title": "{house}: {days}",
    "new": "New this week: {titles}",
    "ends": "Last chance: {titles}",
    "more": "There is no room here for {count} more.",
    "web": "Read this in a browser",
    "whole": "The whole programme",
}

DIGEST_DE = {
    "title": "{house}: {days}",
    "new": "Neu in dieser Woche: {titles}",
    "ends": "Zum letzten Mal: {titles}",
    "more": "{count} weitere haben hier keinen Platz.",
    "web": "Im Browser lesen",
    "whole": "Das ganze Programm",
}

DIGEST_FR = {
    "title": "{house} : {days}",
    "new": "Nouveau cette semaine : {titles}",
    "ends": "Dernières séances : {titles}",
    "more": "{count} de plus n’ont pas trouvé place ici.",
    "web": "Lire dans un navigateur",
    "whole": "Tout le programme",
}

DIGEST_ES = {
    "title": "{house}: {days}",
    "new": "Novedades de la semana: {titles}",
    "ends": "Última oportunidad: {titles}",
    "more": "Aquí no caben {count} más.",
    "web": "Leer en el navegador",
    "whole": "Toda la programación",
}
