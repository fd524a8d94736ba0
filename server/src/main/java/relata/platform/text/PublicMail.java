package relata.platform.text;

import java.util.Set;

/** The providers at which anybody has an address, so that their domains say nothing about a company. */
public final class PublicMail {

    private static final Set<String> DOMAINS = Set.of(
            ("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com "
                            + "aol.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de t-online.de orange.fr free.fr wp.pl o2.pl "
                            + "onet.pl interia.pl seznam.cz ukr.net i.ua meta.ua bigmir.net email.ua online.ua mail.ru bk.ru inbox.ru "
                            + "list.ru yandex.ru ya.ru yandex.com yandex.ua rambler.ru tut.by mail.com zoho.com fastmail.com")
                    .split(" "));

    private PublicMail() {}

    /** Whether the domain, in lower case, is such a provider's. */
    public static boolean serves(String domain) {
        return DOMAINS.contains(domain);
    }
}
