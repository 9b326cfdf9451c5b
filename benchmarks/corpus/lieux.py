"""The quartiers, communes and ambitions of the call, as the rulebook spells them; a test compares the two."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lieu:
    """A priority district: official code and name, and those of the 19 communes of the call that it lies in."""

    code: str
    nom: str
    communes: tuple[str, ...]


COMMUNES = {
    "Armentières": ("59017", "59280"),
    "Croix": ("59163", "59170"),
    "Faches-Thumesnil": ("59220", "59155"),
    "Haubourdin": ("59286", "59320"),
    "Hem": ("59299", "59510"),
    "Lambersart": ("59328", "59130"),
    "Lille": ("59350", "59000"),
    "Loos": ("59360", "59120"),
    "Lys-lez-Lannoy": ("59367", "59390"),
    "Marcq-en-Barœul": ("59378", "59700"),
    "Mons-en-Barœul": ("59410", "59370"),
    "Ronchin": ("59507", "59790"),
    "Roubaix": ("59512", "59100"),
    "Seclin": ("59560", "59113"),
    "Tourcoing": ("59599", "59200"),
    "Villeneuve-d'Ascq": ("59009", "59491"),
    "Wattignies": ("59648", "59139"),
    "Wattrelos": ("59650", "59150"),
}
"""The Insee code and one postal code of each commune."""

LIEUX = (
    Lieu("QN05967M", "Attargette - Chanzy", ("Armentières",)),
    Lieu("QN05968M", "Bizet - Briqueterie", ("Armentières",)),
    Lieu("QN05980M", "Blanc Seau - Croix Bas Saint-Pierre - Wattrelos Nord", ("Roubaix", "Tourcoing")),
    Lieu("QN05972M", "Secteur Sud", ("Lille", "Loos")),
    Lieu("QN05991N", "Le Parc", ("Haubourdin",)),
    Lieu("QN05969M", "Hauts-Champs - Longchamp", ("Hem", "Roubaix")),
    Lieu("QN05970M", "Pacot - Vandracq", ("Lambersart",)),
    Lieu("QN05971M", "Secteur Ouest", ("Lille",)),
    Lieu("QN05973M", "Secteur Nord Est", ("Lille",)),
    Lieu("QN05974M", "Secteur Nord", ("Lille",)),
    Lieu("QN05978M", "Nouveau Mons - Les Sarts - Dombrowski", ("Mons-en-Barœul", "Villeneuve-d'Ascq")),
    Lieu("QN05975M", "Les Oliveaux", ("Loos",)),
    Lieu("QN05976M", "Clémenceau-Kiener", ("Loos",)),
    Lieu("QN05977M", "La Briquetterie", ("Marcq-en-Barœul",)),
    Lieu("QN05979M", "Comtesse de Ségur", ("Ronchin",)),
    Lieu("QN05981M", "Nouveau Roubaix", ("Roubaix",)),
    Lieu("QN05982M", "La Mouchonnière", ("Seclin",)),
    Lieu("QN05983M", "Phalempins", ("Tourcoing",)),
    Lieu("QN05984M", "Virolois", ("Tourcoing",)),
    Lieu("QN05986M", "Pont Rompu", ("Tourcoing",)),
    Lieu("QN05985M", "La Bourgogne", ("Tourcoing",)),
    Lieu("QN05965M", "Pont de Bois - Hôtel de ville", ("Villeneuve-d'Ascq",)),
    Lieu("QN05966M", "Résidence - Poste - Triolo", ("Villeneuve-d'Ascq",)),
    Lieu("QN05988M", "Epidéme Villas Couteaux", ("Tourcoing", "Wattrelos")),
    Lieu("QN05987M", "Blanc Riez", ("Wattignies",)),
    Lieu("QN05989M", "Centralité de Beaulieu", ("Wattrelos",)),
)
