"""What tells who somebody is wherever it stands: the shapes of e-mails, telephones, IBANs, social security numbers.

Rules find them by these shapes (and prove some by their keys), reports mask them by the same.
"""

from __future__ import annotations

from cvslint.late_pattern import late_pattern

EMAIL = late_pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = late_pattern(
    r"(?<![\d+])(?:(?:\+|00)33[\s.]?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?![\s.-]?\d)"
)
NIR = late_pattern(
    r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-4]\d|50)\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?![\s.-]?\d)"
)
IBAN = late_pattern(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]){11,30}")
