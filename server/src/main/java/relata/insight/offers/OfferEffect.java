package relata.insight.offers;

/** How much offering helps: whoever chooses actions tells it to those who show offers, so that both reckon alike. */
public interface OfferEffect {

    /** Of those whom an offer fits, the share that it brings to a purchase that would not have come. */
    double ofOffer();
}
