"""Ask an endpoint for one JSON object, whatever of the API it understands, and pay for nothing twice."""
